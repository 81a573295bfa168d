package dev.sluice.collector.cli;

/** A client command that failed; the message is for the person at the terminal. */
public final class ClientException extends Exception {

  /** The collector refused, or knows no such record. */
  public static final int REFUSED = 1;

  /** Nothing answers. */
  public static final int NOT_RUNNING = 3;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  ClientException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process should exit with. */
  public int exitCode() {
    return exitCode;
  }
}
