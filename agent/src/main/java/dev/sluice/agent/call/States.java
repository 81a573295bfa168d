package dev.sluice.agent.call;

import dev.sluice.bootstrap.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * What is kept on JDBC objects: in the field that the agent added to their class, or, for a class
 * that was loaded before the agent came, in a bounded weak map. Thread safe.
 */
public final class States {

  private final WeakStates fieldless;

  /** With the most objects that may be kept without a field. */
  public States(int mostFieldless) {
    fieldless = new WeakStates(mostFieldless);
  }

  /** Hot path. The state, if it is of the type wanted. */
  public <T> @Nullable T get(Object object, Class<T> type) {
    Object state =
        object instanceof Stateful stateful ? stateful.sluice$state() : fieldless.get(object);
    return type.isInstance(state) ? type.cast(state) : null;
  }

  /**
   * Keeps a state.
   *
   * @return false if it could not be kept: the object must not be used as if it were guarded
   */
  public boolean put(Object object, Object state) {
    if (object instanceof Stateful stateful) {
      stateful.sluice$state(state);
      if (stateful.sluice$state() == state) {
        return true;
      }
    }
    return fieldless.put(object, state);
  }

  /** Forgets. */
  public void remove(Object object) {
    if (object instanceof Stateful stateful) {
      stateful.sluice$state(null);
    } else {
      fieldless.remove(object);
    }
  }

  /** Objects that are kept without a field. */
  public int fieldless() {
    return fieldless.size();
  }

  /** Lets go of objects that are gone; called now and then by a thread of the agent. */
  public int doWork() {
    return fieldless.clean();
  }
}
