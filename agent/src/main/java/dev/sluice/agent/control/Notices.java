package dev.sluice.agent.control;

import java.io.PrintStream;

/**
 * Lines for the operator, on the standard error stream that the JVM began with: a stream that the
 * application put in its place later may run the application's code. Thread safe.
 */
public final class Notices {

  private final PrintStream stream;

  /** Notices on that stream. */
  public Notices(PrintStream stream) {
    this.stream = stream;
  }

  /** Says one thing, in as many lines as it has. */
  public void say(String text) {
    synchronized (stream) {
      stream.println("Sluice: " + text);
      stream.flush();
    }
  }
}
