package dev.sluice.agent.control;

/** A policy could not be read or is not valid; the message says where and what to do. */
public final class PolicyRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what is wrong, in one line or several. */
  public PolicyRefused(String message) {
    super(message);
  }
}
