package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OriginsTest {

  @AfterEach
  void nothing_isLeftBehind() {
    assertThat(Asker.current()).isNull();
  }

  private static String now() {
    Asker note = Asker.current();
    return note == null ? "none" : note.originKind + " " + note.originName;
  }

  @Test
  void entity_withinAnother_isToldByTheInnermost() {
    Asker first = Origins.mapped("hibernate", "Order");
    Asker second = Origins.mapped("hibernate", "Customer");
    assertThat(now()).isEqualTo("hibernate Customer");
    Asker third = Origins.library("hibernate");
    assertThat(now()).isEqualTo("hibernate Customer");
    Asker.restore(third);
    Asker.restore(second);
    assertThat(now()).isEqualTo("hibernate Order");
    Asker.restore(first);
  }

  @Test
  void applicationsName_standsWhateverLibrariesTellBeneathIt() {
    Asker first = Origins.asked("Orders.cancelAll");
    assertThat(now()).isEqualTo("null Orders.cancelAll");
    Asker second = Origins.named("hibernate", "Order.cheap");
    Asker third = Origins.mapped("hibernate", "Order");
    assertThat(now()).isEqualTo("hibernate Orders.cancelAll");
    Asker fourth = Origins.asked("Customers.find");
    assertThat(now()).isEqualTo("hibernate Orders.cancelAll");
    Asker.restore(fourth);
    Asker.restore(third);
    Asker.restore(second);
    Asker.restore(first);
  }

  @Test
  void whatWasPutOff_isNotToldByTheEntityThatIsAtWork() {
    Asker first = Origins.mapped("ebean", "Order");
    Asker second = Origins.late("ebean", null);
    assertThat(now()).isEqualTo("ebean null");
    Asker.restore(second);
    Asker third = Origins.named("ebean", "cancel all");
    Asker fourth = Origins.late("ebean", "Customer");
    assertThat(now()).isEqualTo("ebean cancel all");
    Asker.restore(fourth);
    Asker.restore(third);
    Asker.restore(first);
  }

  @Test
  void textOfTheApplication_isToldByItsOwnName_whoeverAsksForIt() {
    Asker first = Origins.asked("Orders.cancelAll");
    Asker second = Origins.written("mybatis", "OrderMapper.cancel");
    assertThat(now()).isEqualTo("mybatis OrderMapper.cancel");
    Asker third = Origins.written("mybatis", null);
    assertThat(now()).isEqualTo("mybatis null");
    Asker.restore(third);
    Asker.restore(second);
    assertThat(now()).isEqualTo("null Orders.cancelAll");
    Asker.restore(first);
  }

  @Test
  void libraryWithinAnother_doesNotTakeOverWhatThatTold() {
    Asker first = Origins.mapped("hibernate", "Order");
    Asker second = Origins.library("spring-jdbc");
    assertThat(now()).isEqualTo("spring-jdbc null");
    Asker.restore(second);
    Asker.restore(first);
  }

  @Test
  void callOfAnAi_staysWhoItIs_withinAndAfterwards() {
    Asker nobody = Asker.enter(Asker.from(null).kind("ai").tool("find", "1").build());
    Asker call = Origins.asked("Orders.find");
    Asker once = Asker.current();
    assertThat(once).isNotNull();
    assertThat(once.tool).isEqualTo("find");
    assertThat(once.toolCall).isEqualTo("1");
    assertThat(Asker.travelling().originName).isNull();
    assertThat(Asker.travelling().tool).isEqualTo("find");
    Asker.restore(call);
    assertThat(Asker.current().originName).isNull();
    Asker again = Origins.asked("Orders.find");
    assertThat(Asker.current()).as("made once").isSameAs(once);
    Asker.restore(again);
    Asker.restore(nobody);
  }

  @Test
  void whereNobodyAsks_notesAreMadeOnce() {
    Asker before = Origins.mapped("hibernate", "Order");
    Asker once = Asker.current();
    Asker.restore(before);
    before = Origins.mapped("hibernate", "Order");
    assertThat(Asker.current()).isSameAs(once);
    assertThat(Asker.travelling()).isNull();
    Asker.restore(before);
  }

  @Test
  void otherThread_knowsNothingOfIt() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Asker before = Origins.asked("Orders.find");
    try {
      assertThat(pool.submit(OriginsTest::now).get()).isEqualTo("none");
    } finally {
      Asker.restore(before);
      pool.shutdown();
    }
  }
}
