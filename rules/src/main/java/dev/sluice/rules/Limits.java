package dev.sluice.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much a statement may return, change or take. Of two limits of one kind that count per
 * statement the smaller is in force; what is counted over more than a statement each rule counts
 * for itself, because each rule says for itself what is counted. Immutable.
 *
 * @param all in an order that does not depend on the order of rules
 */
public record Limits(List<Limit> all) {

  /** No limit at all. */
  public static final Limits NONE = new Limits(List.of());

  private static final Comparator<Limit> ORDER =
      Comparator.comparing(Limit::kind)
          .thenComparing(Limit::per)
          .thenComparingLong(Limit::most)
          .thenComparing(Limit::truncates)
          .thenComparing(Limit::className)
          .thenComparing(Limit::rule);

  /** What is limited. */
  public enum Kind {
    /** Rows returned. */
    ROWS,
    /** Rows changed. */
    AFFECTED,
    /** Milliseconds that the database may take. */
    TIME,
    /** Different values of a sensitive class that are handed out. */
    VALUES
  }

  /** Over what is counted. */
  public enum Per {
    /** One run of one statement; all of a batch. */
    STATEMENT("statement"),
    /** The statements of one transaction. */
    TRANSACTION("transaction"),
    /** The statements of one conversation; those of no known one together. */
    CONVERSATION("conversation"),
    /** The statements of the last sixty minutes. */
    HOUR("hour");

    private final String word;

    Per(String word) {
      this.word = word;
    }

    /** The word of policies. */
    public String word() {
      return word;
    }
  }

  /**
   * One limit.
   *
   * @param most rows, milliseconds or values, zero or more
   * @param truncates of rows: the rest is cut off instead of refused
   * @param className of values: their class; else the empty text
   * @param rule the id of the rule that says so
   */
  public record Limit(
      Kind kind, Per per, long most, boolean truncates, String className, String rule) {

    /** A limit of rows or of time. */
    public Limit(Kind kind, Per per, long most, boolean truncates, String rule) {
      this(kind, per, most, truncates, "", rule);
    }

    /** As {@code check} and tests of policies say it: {@code values of pii.ssn: 5 per hour}. */
    public String words() {
      String what = kind.name().toLowerCase(Locale.ROOT);
      return what
          + (className.isEmpty() ? "" : " of " + className)
          + ": "
          + most
          + (kind == Kind.TIME ? " ms" : "")
          + " per "
          + per.word();
    }
  }

  public Limits {
    all = List.copyOf(all);
  }

  /** Both. */
  public Limits and(Limits more) {
    if (all.isEmpty() || more.all.isEmpty()) {
      return all.isEmpty() ? more : this;
    }
    List<Limit> sorted = new ArrayList<>(all);
    sorted.addAll(more.all);
    sorted.sort(ORDER);
    List<Limit> kept = new ArrayList<>();
    for (Limit each : sorted) {
      boolean beaten = each.per() == Per.STATEMENT && find(kept, each.kind()) != null;
      if (!beaten && !kept.contains(each)) {
        kept.add(each);
      }
    }
    return new Limits(kept);
  }

  /** The limit per statement of a kind; null if there is none. */
  public @Nullable Limit perStatement(Kind kind) {
    return find(all, kind);
  }

  /** Whether there is a limit of that kind. */
  public boolean has(Kind kind) {
    for (Limit each : all) {
      if (each.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Limit find(List<Limit> limits, Kind kind) {
    for (Limit each : limits) {
      if (each.kind() == kind && each.per() == Per.STATEMENT) {
        return each;
      }
    }
    return null;
  }
}
