package dev.sluice.rules.sql;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * {@link FactsFuzzTest} for as long as it takes to find something rare; run by its profile only.
 */
class FactsFuzz {

  private final FactInvariants invariants = new FactInvariants();

  @FuzzTest(maxDuration = "30m")
  void facts_anyBytes_invariantsHold(byte[] bytes) {
    invariants.check(bytes);
  }
}
