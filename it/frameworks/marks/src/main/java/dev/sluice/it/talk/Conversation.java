package dev.sluice.it.talk;

import java.util.List;
import java.util.concurrent.Executor;

/** A conversation with a model. */
public interface Conversation extends AutoCloseable {

  /** What the framework calls it, as of the first answer; null where it has no conversations. */
  String name();

  /** Has the model call that tool, and waits for its answer. */
  void ask(String tool) throws Exception;

  /** The threads, beside the asking one, on which the framework runs tools. */
  default List<Executor> threads() {
    return List.of();
  }

  @Override
  default void close() {}
}
