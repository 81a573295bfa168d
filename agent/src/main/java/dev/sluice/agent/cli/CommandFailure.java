package dev.sluice.agent.cli;

/** A command cannot be carried out; the message says why and what to do. */
final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exit;

  CommandFailure(int exit, String message) {
    super(message);
    this.exit = exit;
  }

  int exit() {
    return exit;
  }
}
