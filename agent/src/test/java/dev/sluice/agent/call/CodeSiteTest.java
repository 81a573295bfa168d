package dev.sluice.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.instrument.WovenLoader;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class CodeSiteTest {

  @Test
  @SuppressWarnings("unchecked") // The caller lives in the other loader; CodeSite does not.
  void look_isTheNearestOfTheApplication_pastLibraries() throws Exception {
    WovenLoader loader = new WovenLoader(List.of(), "com.example.site.", "org.jooq.madeup.");
    Callable<List<CodeSite>> caller =
        (Callable<List<CodeSite>>)
            loader.loadClass("com.example.site.Caller").getDeclaredConstructor().newInstance();

    List<CodeSite> seen = caller.call();

    assertThat(seen)
        .extracting(CodeSite::function)
        .containsExactly(
            "com.example.site.Caller.direct",
            "com.example.site.Caller.direct",
            "com.example.site.Caller.call",
            "com.example.site.Caller.direct");
    assertThat(seen.get(1)).as("remembered").isSameAs(seen.get(0));
    assertThat(seen).extracting(CodeSite::line).allMatch(line -> line > 0);
    assertThat(seen).extracting(CodeSite::jar).containsOnlyNulls();
  }

  @Test
  void look_whereNothingIsOfTheApplication_isNothing() {
    assertThat(CodeSite.look()).isNull();
  }
}
