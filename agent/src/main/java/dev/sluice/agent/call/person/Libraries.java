package dev.sluice.agent.call.person;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The libraries of this JVM that know a trace, baggage or a diagnostic context, each in the loader
 * that has it: an application may bring several copies, an agent beside us brings one of its own.
 * Found when a class comes that is loaded only where the library is in use, so that nothing is
 * loaded or initialized for our sake. Holds no loader. Thread safe.
 */
public final class Libraries implements BiConsumer<@Nullable ClassLoader, String> {

  private static final String OPENTELEMETRY = "io.opentelemetry.api.";

  /** The Java agent's own copy, in the bootstrap loader. */
  private static final String SHADED = "io.opentelemetry.javaagent.shaded." + OPENTELEMETRY;

  /** Put together at run time: a name in one piece would become that of the agent's own copy. */
  private static final String MDC = "org.".concat("slf4j.MDC");

  /** What a library is asked for. */
  enum Kind {
    SPAN,
    BAGGAGE,
    DATADOG,
    DIAGNOSTICS
  }

  /** A class whose coming tells of a library, and the class that is asked. */
  private record Sign(String seen, Kind kind, String asked) {
    static Sign of(Kind kind, String seen, String asked) {
      return new Sign(seen.replace('.', '/'), kind, asked);
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          Sign.of(Kind.SPAN, SHADED + "trace.SpanContextKey", SHADED + "trace.Span"),
          Sign.of(Kind.SPAN, OPENTELEMETRY + "trace.SpanContextKey", OPENTELEMETRY + "trace.Span"),
          Sign.of(Kind.BAGGAGE, SHADED + "baggage.BaggageContextKey", SHADED + "baggage.Baggage"),
          Sign.of(
              Kind.BAGGAGE,
              OPENTELEMETRY + "baggage.BaggageContextKey",
              OPENTELEMETRY + "baggage.Baggage"),
          Sign.of(Kind.DATADOG, "datadog.trace.api.GlobalTracer", "datadog.trace.api.GlobalTracer"),
          Sign.of(Kind.DIAGNOSTICS, MDC, MDC),
          Sign.of(
              Kind.DIAGNOSTICS,
              "org.apache.logging.log4j.ThreadContext",
              "org.apache.logging.log4j.ThreadContext"));

  /** One copy of a library. */
  private static final class Copy {
    private final Sign sign;
    private final @Nullable WeakReference<ClassLoader> loader;
    private volatile @Nullable WeakReference<Class<?>> type;

    Copy(Sign sign, @Nullable ClassLoader loader) {
      this.sign = sign;
      this.loader = loader == null ? null : new WeakReference<>(loader);
    }

    boolean isOf(Sign other, @Nullable ClassLoader from) {
      return sign.equals(other) && (loader == null ? from == null : loader.get() == from);
    }

    boolean isGone() {
      return loader != null && loader.get() == null;
    }

    /** The class; null if it is gone, or never came. */
    @Nullable Class<?> type() {
      WeakReference<Class<?>> known = type;
      if (known != null) {
        return known.get();
      }
      ClassLoader from = loader == null ? null : loader.get();
      Class<?> found = null;
      try {
        found = loader != null && from == null ? null : Class.forName(sign.asked, false, from);
      } catch (ClassNotFoundException | LinkageError absent) {
        // Another version of the library: it is not asked.
      }
      type = new WeakReference<>(found);
      return found;
    }
  }

  private static final Copy[] NONE = {};

  private volatile Copy[] spans = NONE;
  private volatile Copy[] baggage = NONE;
  private volatile Copy[] datadog = NONE;
  private volatile Copy[] diagnostics = NONE;

  /** Nothing found yet. */
  public Libraries() {}

  /** The classes, by internal name, of whose coming it wants to be told. */
  public static Set<String> signs() {
    Set<String> names = new HashSet<>();
    for (Sign each : SIGNS) {
      names.add(each.seen);
    }
    return names;
  }

  /**
   * A class of {@link #signs()} comes.
   *
   * @param loader null for the bootstrap loader
   */
  @Override
  public synchronized void accept(@Nullable ClassLoader loader, String internalName) {
    for (Sign each : SIGNS) {
      if (each.seen.equals(internalName)) {
        keep(each, loader);
      }
    }
  }

  private void keep(Sign sign, @Nullable ClassLoader loader) {
    List<Copy> copies = new ArrayList<>();
    for (Copy each : of(sign.kind)) {
      if (each.isOf(sign, loader)) {
        return;
      }
      if (!each.isGone()) {
        copies.add(each);
      }
    }
    // An agent's own copy is asked first: it knows what the application's copies know, too.
    copies.add(loader == null ? 0 : copies.size(), new Copy(sign, loader));
    Copy[] all = copies.toArray(NONE);
    switch (sign.kind) {
      case SPAN -> spans = all;
      case BAGGAGE -> baggage = all;
      case DATADOG -> datadog = all;
      case DIAGNOSTICS -> diagnostics = all;
    }
  }

  private Copy[] of(Kind kind) {
    return switch (kind) {
      case SPAN -> spans;
      case BAGGAGE -> baggage;
      case DATADOG -> datadog;
      case DIAGNOSTICS -> diagnostics;
    };
  }

  /** Hot path. How many copies of a library there are. */
  int count(Kind kind) {
    return of(kind).length;
  }

  /** Hot path. The class to ask in one of them; null if it is gone. */
  @Nullable Class<?> type(Kind kind, int index) {
    Copy[] copies = of(kind);
    return index < copies.length ? copies[index].type() : null;
  }
}
