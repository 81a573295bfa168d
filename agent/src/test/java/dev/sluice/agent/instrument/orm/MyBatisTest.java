package dev.sluice.agent.instrument.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.instrument.WovenLoader;
import dev.sluice.bootstrap.Asker;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The doorbells on MyBatis's own code, over a driver that takes down who asks. */
class MyBatisTest {

  @Test
  @SuppressWarnings("unchecked") // The scene lives in the other loader; Asker and List do not.
  void statements_ofAMapper_runUnderTheirIds() throws Exception {
    String play = "com.example.words.";
    WovenLoader loader = new WovenLoader(MyBatis.doorbells(), "org.apache.ibatis.", play);
    Callable<List<Asker>> scene =
        (Callable<List<Asker>>)
            loader.loadClass(play + "Mapping").getDeclaredConstructor().newInstance();

    List<Asker> seen = scene.call();

    assertThat(seen).extracting(asker -> asker.originKind).containsOnly("mybatis");
    assertThat(seen)
        .extracting(asker -> asker.originName)
        .containsExactly(
            play + "Mapping$Words.add",
            play + "Mapping$Words.all",
            play + "Mapping$Words.stream",
            play + "Mapping$Words.add",
            play + "Mapping$Words.all");
    assertThat(Asker.current()).isNull();
    assertThat(loader.report())
        .containsExactlyInAnyOrder(
            "applied org.apache.ibatis.executor.BaseExecutor mybatis methods=3",
            "applied org.apache.ibatis.executor.CachingExecutor mybatis methods=1",
            "applied org.apache.ibatis.mapping.MappedStatement mybatis methods=1",
            "applied org.apache.ibatis.executor.BatchExecutor mybatis methods=1");
  }
}
