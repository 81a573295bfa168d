package dev.sluice.agent.mask;

import dev.sluice.rules.mask.Detector;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's driver hands out beside the text of an error or a warning ({@code
 * ServerErrorMessage}): fields of the protocol, of which detail, context and query quote values.
 * The driver lies in the application's class loader, so it is reached by reflection.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-error-fields.html">Fields</a>
 */
final class ServerWords {

  /**
   * Functions of the server that report a violated constraint. Whoever raises an error in SQL says
   * freely what its text and its names are, but not this.
   */
  private static final Set<String> OF_CONSTRAINTS =
      Set.of(
          "_bt_check_unique",
          "check_exclusion_or_unique_constraint",
          "comparetup_index_btree",
          "comparetup_index_btree_tiebreak",
          "ExecConstraints",
          "ReportNotNullViolationError",
          "ri_ReportViolation");

  private static final int LONGEST_NAME = 63;

  private final Object words;
  private final boolean ofConstraint;

  private ServerWords(Object words) {
    this.words = words;
    this.ofConstraint = OF_CONSTRAINTS.contains(String.valueOf(told("getRoutine")));
  }

  /** Those of an exception or a warning; null if it has none. */
  static @Nullable ServerWords of(Throwable thrown) {
    try {
      Object words = thrown.getClass().getMethod("getServerErrorMessage").invoke(thrown);
      return words == null ? null : new ServerWords(words);
    } catch (ReflectiveOperationException | RuntimeException other) {
      return null; // another driver, or an error that this driver made itself
    }
  }

  /**
   * Whether it speaks of the text that was sent: of a place in it, and not from inside a function.
   * What is read while a statement runs ({@code email::regclass}) has no place in the text, and
   * what a function or an inner query says has a context.
   */
  boolean ofText() {
    return isPlace(told("getPosition"))
        && told("getWhere") == null
        && told("getInternalQuery") == null
        && !isPlace(told("getInternalPosition"));
  }

  private static boolean isPlace(@Nullable Object number) {
    return number instanceof Integer place && place > 0;
  }

  /**
   * The same without values.
   *
   * @param otherwise the text where nothing is known of the original
   */
  Object without(Predicate<String> known, String otherwise) throws ReflectiveOperationException {
    Predicate<String> field = text -> known.test(text) || (ofConstraint && isPlain(text));
    Predicate<String> name =
        text -> known.test(text) || (ofConstraint && isPlain(text) && standsAlone(text));
    StringBuilder fields = new StringBuilder();
    add(fields, 'S', text("getSeverity"));
    add(fields, 'V', text("getSeverity"));
    add(fields, 'C', text("getSQLState"));
    String message = MessageForms.without(text("getMessage"), name);
    add(fields, 'M', message == null ? otherwise : message);
    add(fields, 'D', MessageForms.without(text("getDetail"), name));
    add(fields, 's', named("getSchema", field));
    add(fields, 't', named("getTable", field));
    add(fields, 'c', named("getColumn", field));
    add(fields, 'n', named("getConstraint", field));
    if (isPlace(told("getPosition"))) {
      add(fields, 'P', String.valueOf(told("getPosition")));
    }
    add(fields, 'R', text("getRoutine"));
    try {
      return words.getClass().getConstructor(String.class).newInstance(fields.toString());
    } catch (InvocationTargetException otherVersion) {
      throw new ReflectiveOperationException("server message of another form");
    }
  }

  private @Nullable String named(String getter, Predicate<String> name) {
    String text = text(getter);
    return text != null && name.test(text) ? text : null;
  }

  /** Whether it is a whole name of the message, not a piece of one. */
  private boolean standsAlone(String name) {
    return String.valueOf(text("getMessage")).contains('"' + name + '"')
        || String.valueOf(text("getDetail")).contains('(' + name + ")=");
  }

  /** A name as people give them, in which no detector finds anything. */
  private static boolean isPlain(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || Character.isDigit(name.charAt(0))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && (c > 'z' || !Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    for (String detector : Detector.names()) {
      Detector each = Detector.named(detector);
      if (each != null && each.finds(name)) {
        return false;
      }
    }
    return true;
  }

  private static void add(StringBuilder fields, char type, @Nullable String value) {
    if (value != null) {
      fields.append(type).append(value).append('\0');
    }
  }

  private @Nullable String text(String getter) {
    return told(getter) instanceof String text && text.indexOf('\0') < 0 ? text : null;
  }

  private @Nullable Object told(String getter) {
    try {
      return words.getClass().getMethod(getter).invoke(words);
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return null;
    }
  }
}
