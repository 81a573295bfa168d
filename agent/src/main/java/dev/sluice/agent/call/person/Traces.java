package dev.sluice.agent.call.person;

import dev.sluice.agent.call.person.Libraries.Kind;
import dev.sluice.bootstrap.ForeignValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The trace at work on a thread: of OpenTelemetry, the application's own or that of its Java agent,
 * else of the Datadog agent. Thread safe; never throws.
 */
public final class Traces {

  /** What the Datadog agent says where there is no trace. */
  private static final String DATADOG_NONE = "0";

  /** How the class {@code Span} is asked; kept with that class, and gone with it. */
  private static final ClassValue<Spans> SPANS =
      new ClassValue<>() {
        @Override
        protected Spans computeValue(Class<?> type) {
          return new Spans(type);
        }
      };

  /** One copy of {@code Span}: asked by each statement, so by a handle. */
  private static final class Spans {
    private final @Nullable MethodHandle current;

    /** What it answers where there is no span. */
    private final @Nullable Object none;

    Spans(Class<?> type) {
      none = ForeignValue.ofClass(type, "getInvalid");
      MethodHandle found = null;
      try {
        found =
            MethodHandles.publicLookup()
                .findStatic(type, "current", MethodType.methodType(type))
                .asType(MethodType.methodType(Object.class));
      } catch (ReflectiveOperationException | LinkageError other) {
        // Another version: it tells nothing.
      }
      current = found;
    }

    /** Hot path. The span of this thread; null if there is none. */
    @Nullable Object current() {
      if (current == null) {
        return null;
      }
      try {
        Object span = (Object) current.invokeExact();
        return span == none ? null : span;
      } catch (Throwable unreadable) { // as every foreign value
        return null;
      }
    }
  }

  private final Libraries libraries;

  /** Of what these libraries know. */
  public Traces(Libraries libraries) {
    this.libraries = libraries;
  }

  /** Hot path. The trace of this thread; null if there is none. */
  public @Nullable Trace current() {
    int copies = libraries.count(Kind.SPAN);
    for (int i = 0; i < copies; i++) {
      Trace found = openTelemetry(libraries.type(Kind.SPAN, i));
      if (found != null) {
        return found;
      }
    }
    int others = libraries.count(Kind.DATADOG);
    for (int i = 0; i < others; i++) {
      Trace found = datadog(libraries.type(Kind.DATADOG, i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Trace openTelemetry(@Nullable Class<?> type) {
    Object span = type == null ? null : SPANS.get(type).current();
    Object context = ForeignValue.of(span, "getSpanContext");
    if (!Boolean.TRUE.equals(ForeignValue.of(context, "isValid"))) {
      return null;
    }
    return trace(ForeignValue.text(context, "getTraceId"), ForeignValue.text(context, "getSpanId"));
  }

  private static @Nullable Trace datadog(@Nullable Class<?> type) {
    Object tracer = type == null ? null : ForeignValue.ofClass(type, "get");
    String id = ForeignValue.text(tracer, "getTraceId");
    return DATADOG_NONE.equals(id) ? null : trace(id, ForeignValue.text(tracer, "getSpanId"));
  }

  private static @Nullable Trace trace(@Nullable String id, @Nullable String span) {
    return id == null ? null : new Trace(id, span);
  }
}
