package dev.sluice.agent.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One form of a database's messages: what stands in each message of that form, and between it what
 * does not. {@code %v} is a value, {@code %n} a name, {@code %t} a type, {@code %d} a number that
 * is not shown. What comes out is made of the form's own words, types of a fixed list and names
 * that are known without the message; so nothing of a value is in it, whatever the message holds
 * and whoever made it up. Immutable.
 */
final class MessageForm {

  /** What stands in the place of a value. */
  static final String HIDDEN = "[redacted]";

  private static final Set<String> TYPES =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "numeric",
          "real",
          "double precision",
          "double",
          "decimal",
          "boolean",
          "uuid",
          "date",
          "time",
          "timestamp",
          "time with time zone",
          "timestamp with time zone",
          "time without time zone",
          "timestamp without time zone",
          "interval",
          "json",
          "jsonb",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "bytea",
          "money",
          "oid",
          "bit",
          "string",
          "datetime",
          "int",
          "char",
          "varchar",
          "text",
          "tinyint",
          "year",
          "character varying",
          "character",
          "mediumint",
          "number");

  private final List<String> words = new ArrayList<>();
  private final List<Character> gaps = new ArrayList<>();

  MessageForm(String form) {
    int done = 0;
    for (int at = form.indexOf('%'); at >= 0; at = form.indexOf('%', at + 2)) {
      words.add(form.substring(done, at));
      gaps.add(form.charAt(at + 1));
      done = at + 2;
    }
    words.add(form.substring(done));
  }

  /**
   * A message of this form without its values.
   *
   * @param known tells names that are no news to who reads the message
   * @return null if it is not of this form
   */
  @Nullable String without(String message, Predicate<String> known) {
    if (!message.startsWith(words.get(0))) {
      return null;
    }
    @Nullable String[] found = new String[gaps.size()];
    int from = words.get(0).length();
    int gap = 0;
    // In front of a value the next words are the first ones, behind it the last ones: a value that
    // holds such words itself only becomes longer.
    while (gap < found.length && gaps.get(gap) != 'v') {
      int end =
          gap == found.length - 1 ? last(message, from) : message.indexOf(words.get(gap + 1), from);
      if (end < from) {
        return null;
      }
      found[gap] = message.substring(from, end);
      from = end + words.get(gap + 1).length();
      gap++;
    }
    if (gap == found.length) {
      return from == message.length() ? text(found, known) : null;
    }
    return behind(message, from, found) ? text(found, known) : null;
  }

  /** Where the words at the end begin; negative if they are not there. */
  private int last(String message, int from) {
    String end = words.get(words.size() - 1);
    return message.endsWith(end) && message.length() - end.length() >= from
        ? message.length() - end.length()
        : -1;
  }

  private boolean behind(String message, int from, @Nullable String[] found) {
    int to = last(message, from);
    for (int gap = found.length - 1; to >= from && gaps.get(gap) != 'v'; gap--) {
      int at = message.lastIndexOf(words.get(gap), to - words.get(gap).length());
      if (at < from) {
        return false;
      }
      found[gap] = message.substring(at + words.get(gap).length(), to);
      to = at;
    }
    return to >= from;
  }

  private String text(@Nullable String[] found, Predicate<String> known) {
    StringBuilder text = new StringBuilder(words.get(0));
    for (int i = 0; i < found.length; i++) {
      String kept = found[i];
      if (kept != null && gaps.get(i) == 'n') {
        appendName(text, kept, known);
      } else if (kept != null
          && gaps.get(i) == 't'
          && TYPES.contains(kept.toLowerCase(Locale.ROOT))) {
        text.append(kept);
      } else {
        text.append(HIDDEN);
      }
      text.append(words.get(i + 1));
    }
    return text.toString();
  }

  /** Of a name with dots each part is known or not. */
  private static void appendName(StringBuilder text, String name, Predicate<String> known) {
    if (known.test(name)) {
      text.append(name);
      return;
    }
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      String part = name.substring(from, dot);
      text.append(known.test(part) ? part : HIDDEN).append('.');
      from = dot + 1;
    }
    String last = name.substring(from);
    text.append(known.test(last) ? last : HIDDEN);
  }
}
