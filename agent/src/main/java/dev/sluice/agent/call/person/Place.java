package dev.sluice.agent.call.person;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place where a value about the asker may stand that somebody else put there. Immutable.
 *
 * @param key the header, the entry of the baggage, the key of the diagnostic context
 */
public record Place(Kind kind, String key) {

  /** What sort of place. */
  public enum Kind {
    /** A header of the request at work. */
    HEADER,
    /** OpenTelemetry baggage. */
    BAGGAGE,
    /** The diagnostic context of SLF4J or Log4j. */
    MDC
  }

  /** Reads {@code mdc:userId}, {@code baggage:enduser.id}, {@code header:X-User}; else null. */
  public static @Nullable Place read(String text) {
    int colon = text.indexOf(':');
    String key = colon < 0 ? "" : text.substring(colon + 1).trim();
    if (key.isEmpty()) {
      return null;
    }
    return switch (text.substring(0, colon).trim().toLowerCase(Locale.ROOT)) {
      case "header" -> new Place(Kind.HEADER, key);
      case "baggage" -> new Place(Kind.BAGGAGE, key);
      case "mdc" -> new Place(Kind.MDC, key);
      default -> null;
    };
  }
}
