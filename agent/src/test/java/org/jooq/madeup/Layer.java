package org.jooq.madeup;

import dev.sluice.agent.call.CodeSite;
import java.util.concurrent.Callable;

/** What looks like a library that an application brings along. */
public final class Layer {

  private final Callable<CodeSite> next;

  /** Above something. */
  public Layer(Callable<CodeSite> next) {
    this.next = next;
  }

  /** Calls it. */
  public CodeSite call() throws Exception {
    return next.call();
  }
}
