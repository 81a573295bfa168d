package dev.sluice.it.mcp;

import dev.sluice.it.talk.Conversation;
import java.util.List;
import java.util.concurrent.Executor;
import reactor.core.scheduler.Schedulers;

/** A session of a client that calls itself the clerk. */
final class Session implements Conversation {

  private final Pipes pipes;
  private Runnable end = () -> {};
  private volatile String name;

  Session() throws Exception {
    pipes = new Pipes("clerk");
  }

  Pipes pipes() {
    return pipes;
  }

  /** What the server calls the session. */
  void name(String told) {
    name = told;
  }

  /** What ends the server. */
  void end(Runnable how) {
    end = how;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(String tool) throws Exception {
    pipes.ask(tool);
  }

  @Override
  public List<Executor> threads() {
    return List.of(Schedulers.boundedElastic()::schedule);
  }

  @Override
  public void close() {
    pipes.end();
    end.run();
  }
}
