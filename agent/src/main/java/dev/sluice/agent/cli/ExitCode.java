package dev.sluice.agent.cli;

/** Exit codes of the commands about policies. */
final class ExitCode {

  /** Everything was answered and is well. */
  static final int WELL = 0;

  /** Some input could not be answered, a test failed, a policy has problems. */
  static final int NOT_WELL = 1;

  /** Nothing could be done: a wrong argument, a file that cannot be read, a refused policy. */
  static final int NOTHING_DONE = 2;

  private ExitCode() {}
}
