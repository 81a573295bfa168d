package dev.sluice.it.origin;

import java.util.function.Supplier;

/** What a tool does. */
interface Tool {

  void use() throws Exception;

  /**
   * It as a model may call it: says how it ended, and whatever it did, afterwards plain JDBC is
   * plain JDBC.
   */
  static Supplier<String> told(String name, Tool tool) {
    return () -> {
      String end = "done";
      try {
        tool.use();
      } catch (Exception | AssertionError failure) {
        end = cause(failure);
      }
      Workshop.plain("after_" + name);
      System.out.println(name + ": " + end);
      return end;
    };
  }

  private static String cause(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    return innermost.toString().lines().findFirst().orElse("");
  }
}
