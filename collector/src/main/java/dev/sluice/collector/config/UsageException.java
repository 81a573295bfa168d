package dev.sluice.collector.config;

import java.util.List;

/** A call that cannot be carried out as it was written; the message lists every problem. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
