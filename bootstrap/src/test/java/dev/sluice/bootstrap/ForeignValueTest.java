package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignValueTest {

  /** What the framework publishes. */
  public interface Context {
    String interfaceName();
  }

  private record Hidden(String interfaceName, Object memoryId) implements Context {}

  private static final class Broken implements Context {
    @Override
    public String interfaceName() {
      throw new IllegalStateException("broken");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void of_publicInterfaceOfHiddenClass_isRead() {
    assertThat(ForeignValue.of(new Hidden("a.b.C", 7), "interfaceName")).isEqualTo("a.b.C");
  }

  @Test
  void of_accessorThatNoPublicTypeDeclares_isUnknown() {
    assertThat(ForeignValue.of(new Hidden("a.b.C", 7), "memoryId")).isNull();
  }

  @Test
  void of_nothingOrAbsentOrThrowing_isUnknown() {
    assertThat(ForeignValue.of(null, "name")).isNull();
    assertThat(ForeignValue.of("text", "noSuchAccessor")).isNull();
    assertThat(ForeignValue.of(new Broken(), "interfaceName")).isNull();
    assertThat(ForeignValue.text(new Broken())).isNull();
  }

  @Test
  void text_long_isCut() {
    assertThat(ForeignValue.text("x".repeat(5000))).hasSize(ForeignValue.MAX_LENGTH);
  }

  @Test
  void simpleName_packageAndOuterClass_areLeftOut() {
    assertThat(ForeignValue.simpleName("a.b.Outer$Inner")).isEqualTo("Inner");
    assertThat(ForeignValue.simpleName("Plain")).isEqualTo("Plain");
    assertThat(ForeignValue.simpleName(null)).isNull();
  }

  @Test
  void carried_otherThread_runsUnderTheNoteAndLeavesNone() throws InterruptedException {
    Asker note = Asker.from(null).agent("a").build();
    Asker before = Asker.enter(note);
    var work = Asker.carried(Asker::current);
    Asker.restore(before);
    Asker[] seen = new Asker[2];
    Thread thread =
        new Thread(
            () -> {
              seen[0] = work.get();
              seen[1] = Asker.current();
            });
    thread.start();
    thread.join();

    assertThat(seen).containsExactly(note, null);
  }

  @Test
  void value_ofAProxy_isReadByItsInterface() {
    Object proxy =
        java.lang.reflect.Proxy.newProxyInstance(
            ForeignValueTest.class.getClassLoader(),
            new Class<?>[] {java.util.function.Function.class, java.util.function.Supplier.class},
            (self, method, arguments) -> "told");
    assertThat(ForeignValue.of(proxy, "get")).isEqualTo("told");
  }

  @Test
  void value_ofAKeyOrAClass_isRead() {
    assertThat(ForeignValue.of("text", "concat", "+")).isEqualTo("text+");
    assertThat(ForeignValue.of("text", "length")).isEqualTo(4);
    assertThat(ForeignValue.of("text", "length", "key")).isNull();
    assertThat(ForeignValue.ofClass(Thread.class, "currentThread"))
        .isSameAs(Thread.currentThread());
    assertThat(ForeignValue.ofClass(Integer.class, "valueOf", "7")).isEqualTo(7);
    assertThat(ForeignValue.ofClass(String.class, "length")).isNull();
    assertThat(ForeignValue.of("text", "valueOf", "x")).isNull();
  }
}
