package dev.sluice.rules.sql;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any bytes are a text with a verdict, and the verdict holds what {@link FactInvariants} says. The
 * saved inputs run with the tests; the ordinary build also searches for a few seconds from them,
 * and {@code ./mvnw -Pfuzz test -pl rules -am} for half an hour.
 */
class FactsFuzzTest {

  private final FactInvariants invariants = new FactInvariants();

  @FuzzTest(maxDuration = "10s")
  void facts_anyBytes_invariantsHold(byte[] bytes) {
    invariants.check(bytes);
  }
}
