package dev.sluice.it.sidedoors;

import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries things and says what came of each: {@code name: ok RESULT}, {@code name: refused RULE}. */
final class Attempts {

  private static final Pattern RULE =
      Pattern.compile("Sluice refused this statement: rule=(\\S+)\\.");

  private Attempts() {}

  static void tell(String name, Callable<?> attempt) {
    String result;
    try {
      result = "ok " + attempt.call();
    } catch (Exception | LinkageError failure) {
      result = "failed " + failure;
      for (Throwable each = failure; each != null; each = each.getCause()) {
        Matcher rule = RULE.matcher(String.valueOf(each.getMessage()));
        result = rule.find() ? "refused " + rule.group(1) : result;
      }
    }
    System.out.println(name + ": " + result.replace('\n', ' '));
  }
}
