package dev.sluice.bootstrap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A reactive value (of Reactor, RxJava) that does its work when somebody subscribes: it is
 * subscribed to under a note of who asks, whichever thread does so. What is made meanwhile
 * (subscribers, tasks) carries the note on; the thread itself gets back what it had before. The
 * call is over when the value has ended.
 *
 * <p>The types are foreign and found by name. Never throws: a value that is of none of them, or
 * that cannot be wrapped, stays as it is, and what it does is done by nobody known.
 */
public final class Subscribed {

  private static final String REACTOR = "reactor.core.publisher.";
  private static final String RX = "io.reactivex.rxjava3.core.";
  private static final String PUBLISHER = "org.reactivestreams.Publisher";

  /** Type, the interface by which one subscribes to it, and what makes one of that interface. */
  private static final String[][] TYPES = {
    {REACTOR + "Mono", PUBLISHER, "fromDirect"},
    {REACTOR + "Flux", PUBLISHER, "from"},
    {RX + "Single", RX + "SingleSource", "wrap"},
    {RX + "Maybe", RX + "MaybeSource", "wrap"},
    {RX + "Completable", RX + "CompletableSource", "wrap"},
    {RX + "Observable", RX + "ObservableSource", "wrap"},
    {RX + "Flowable", PUBLISHER, "fromPublisher"},
  };

  private static final ClassValue<Optional<Form>> FORMS =
      new ClassValue<Optional<Form>>() {
        @Override
        protected Optional<Form> computeValue(Class<?> type) {
          return Form.of(type);
        }
      };

  private Subscribed() {}

  /**
   * What began under a note has returned a value: the scope ends, and so does the call unless the
   * value is one that does its work later.
   *
   * @param before what was there before the scope
   * @return the value that is subscribed to under the note
   */
  public static @Nullable Object returned(
      @Nullable Asker before, @Nullable Asker note, @Nullable Object value) {
    boolean began = note != null && (before == null || before.call != note.call);
    Object result = note == null ? value : under(note, value, began);
    if (result == value) {
      Asker.restore(before);
    } else {
      Asker.leave(before);
    }
    return result;
  }

  /** The value that is subscribed to under the note. */
  public static @Nullable Object under(Asker note, @Nullable Object value) {
    return under(note, value, false);
  }

  private static @Nullable Object under(Asker note, @Nullable Object value, boolean began) {
    if (value == null) {
      return null;
    }
    try {
      Optional<Form> form = FORMS.get(value.getClass());
      return form.isPresent() ? form.get().wrap(new Source(form.get(), value, note, began)) : value;
    } catch (Throwable unknownForm) {
      // Another version of the library: nobody is known there, which masks more.
      return value;
    }
  }

  /** How values of one type are wrapped. */
  private static final class Form {
    private final Class<?> source;
    private final Method make;
    private final Method subscribe;
    private final Method ending;

    private Form(Class<?> type, String sourceName, String makerName) throws Exception {
      ClassLoader loader = type.getClassLoader();
      source = Class.forName(sourceName, false, loader);
      make = type.getMethod(makerName, source);
      subscribe = onlyMethod(source, "subscribe");
      ending = onlyMethod(type, "doFinally");
    }

    static Optional<Form> of(Class<?> type) {
      for (Class<?> level = type; level != null; level = level.getSuperclass()) {
        for (String[] names : TYPES) {
          if (level.getName().equals(names[0])) {
            try {
              return Optional.of(new Form(level, names[1], names[2]));
            } catch (Exception | LinkageError other) {
              return Optional.empty();
            }
          }
        }
      }
      return Optional.empty();
    }

    private static Method onlyMethod(Class<?> type, String name) throws NoSuchMethodException {
      for (Method each : type.getMethods()) {
        if (each.getName().equals(name)
            && each.getParameterCount() == 1
            && !Modifier.isStatic(each.getModifiers())) {
          return each;
        }
      }
      throw new NoSuchMethodException(type.getName() + "." + name);
    }

    Object wrap(Source handler) throws ReflectiveOperationException {
      Object proxy =
          Proxy.newProxyInstance(source.getClassLoader(), new Class<?>[] {source}, handler);
      return make.invoke(null, proxy);
    }

    /** The value that ends the call of that note when it ends itself. */
    Object ending(Object value, Asker note, @Nullable Asker first) {
      try {
        Class<?> told = ending.getParameterTypes()[0];
        End end = new End(note, first);
        Object listener =
            told == Consumer.class
                ? end
                : Proxy.newProxyInstance(told.getClassLoader(), new Class<?>[] {told}, end);
        return ending.invoke(value, listener);
      } catch (ReflectiveOperationException | RuntimeException unreachable) {
        return value; // then it never ends, as far as anybody can tell
      }
    }
  }

  /** Tells that a value ended, in the words of either library. */
  private static final class End implements Consumer<Object>, InvocationHandler {
    private final Asker note;
    private final @Nullable Asker first;

    End(Asker note, @Nullable Asker first) {
      this.note = note;
      this.first = first;
    }

    @Override
    public void accept(Object how) {
      note.end();
      if (first != null) {
        first.end();
      }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(this, proxy, method, given);
      }
      accept(proxy);
      return null;
    }
  }

  /** What the library subscribes to in the place of the value. */
  private static final class Source implements InvocationHandler {
    private final Form form;
    private final Object value;
    private final Asker note;
    private final boolean began;

    Source(Form form, Object value, Asker note, boolean began) {
      this.form = form;
      this.value = value;
      this.note = note;
      this.began = began;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
        throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(value, proxy, method, given);
      }
      Asker mine = note.again();
      Asker before = Asker.enter(mine);
      try {
        return form.subscribe.invoke(form.ending(value, mine, began ? note : null), given);
      } catch (InvocationTargetException failure) {
        throw failure.getCause() == null ? failure : failure.getCause();
      } finally {
        Asker.leave(before);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // that is what equality of a proxy is
  private static @Nullable Object ofObject(
      Object behind, Object proxy, Method method, Object @Nullable [] given) {
    return switch (method.getName()) {
      case "equals" -> given != null && given[0] == proxy;
      case "hashCode" -> System.identityHashCode(proxy);
      default -> behind.toString();
    };
  }
}
