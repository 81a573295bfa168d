package dev.sluice.it.talk;

import java.util.List;
import java.util.concurrent.Executor;

/** A conversation whose name is known from its beginning; null where the framework has none. */
public record Named(String name, Question question, List<Executor> threads)
    implements Conversation {

  /** Has the model call a tool. */
  public interface Question {
    void ask(String tool) throws Exception;
  }

  @Override
  public void ask(String tool) throws Exception {
    question.ask(tool);
  }
}
