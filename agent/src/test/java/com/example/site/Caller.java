package com.example.site;

import dev.sluice.agent.call.CodeSite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.madeup.Layer;

/** An application that calls through layers, and asks each time where it is. */
public final class Caller implements Callable<List<CodeSite>> {

  @Override
  public List<CodeSite> call() throws Exception {
    List<CodeSite> seen = new ArrayList<>();
    seen.add(direct());
    seen.add(direct());
    seen.add(new Layer(CodeSite::look).call());
    seen.add(new Layer(this::direct).call());
    return seen;
  }

  private CodeSite direct() {
    return CodeSite.look();
  }
}
