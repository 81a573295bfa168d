package dev.sluice.collector.api;

import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.TransactionEnd;
import dev.sluice.collector.store.TypeName;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record says, in the words of the pages. */
final class Facts {

  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private Facts() {}

  static String text(AuditRecord record, Field field) {
    return Objects.requireNonNullElse(record.text(field), "");
  }

  /** Agent and tool, and the user: who asked, as far as is known. */
  static String who(AuditRecord record) {
    List<String> parts = new ArrayList<>();
    add(parts, text(record, Field.AGENT_NAME));
    add(parts, text(record, Field.TOOL_NAME));
    String user = text(record, Field.USER_NAME);
    if (parts.isEmpty() || user.isEmpty()) {
      add(parts, user);
      return String.join(" \u203a ", parts);
    }
    return String.join(" \u203a ", parts) + " for " + user;
  }

  /** Whose word a value about the asker is, in brackets; empty if that is not on record. */
  static String source(AuditRecord record, Field field) {
    String start = field.standardName() + "=";
    for (String each : record.all(Field.VALUE_SOURCE)) {
      if (each.startsWith(start)) {
        return " (" + each.substring(start.length()) + ")";
      }
    }
    return "";
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  /** allow, deny, approve; for what is no statement, its type. */
  static String badge(Entry entry) {
    String verdict = text(entry.record(), Field.VERDICT);
    if (verdict.isEmpty()) {
      String finding = text(entry.record(), Field.FINDING_KIND);
      return finding.isEmpty() ? TypeName.of(entry.record()) : finding;
    }
    return verdict;
  }

  /** The class of the badge's colour. */
  static String tone(Entry entry) {
    String badge = badge(entry);
    if (entry.record().number(Field.OBSERVED, 0) == 1 && !badge.equals("allow")) {
      return "observed";
    }
    return switch (badge) {
      case "allow" -> "allow";
      case "deny" -> "deny";
      case "approve", "silent", "gap", "damage" -> "warn";
      default -> "plain";
    };
  }

  /** The statement; for other records, what they tell. */
  static String told(Entry entry) {
    AuditRecord record = entry.record();
    String sql = text(record, Field.QUERY_TEXT);
    if (!sql.isEmpty()) {
      return sql;
    }
    String summary = text(record, Field.QUERY_SUMMARY);
    if (!summary.isEmpty()) {
      return summary;
    }
    String detail = text(record, Field.DETAIL);
    return detail.isEmpty() ? plain(record) : detail;
  }

  private static String plain(AuditRecord record) {
    RecordType type = record.type();
    if (type == RecordType.HELLO) {
      return ("A JVM began " + text(record, Field.MAIN_CLASS)).strip();
    }
    if (type == RecordType.POLICY) {
      return "Policy " + text(record, Field.POLICY_HASH);
    }
    if (type == RecordType.MODE) {
      return "Mode: " + text(record, Field.MODE);
    }
    return type == RecordType.BYE ? "A JVM said good-bye" : "";
  }

  /** How a statement ended, as short phrases. */
  static List<String> ending(Entry entry) {
    List<String> parts = new ArrayList<>();
    AuditRecord record = entry.record();
    if (record.type() == RecordType.REFUSAL) {
      parts.add("refused by " + text(record, Field.DECIDING_RULE));
      return parts;
    }
    if (record.type() != RecordType.INTENT) {
      return parts;
    }
    AuditRecord outcome = entry.outcome();
    if (outcome == null) {
      parts.add("no outcome yet");
    } else {
      outcome(outcome, parts);
    }
    if (entry.transaction() != TransactionEnd.AUTO_COMMIT) {
      parts.add(transaction(entry.transaction()));
    }
    return parts;
  }

  private static void outcome(AuditRecord outcome, List<String> parts) {
    String status = text(outcome, Field.STATUS);
    if (!status.equals("ok")) {
      parts.add((status + " " + text(outcome, Field.ERROR_TYPE)).strip());
    }
    count(outcome, Field.ROWS_RETURNED, "row", parts);
    count(outcome, Field.ROWS_AFFECTED, "row changed", parts);
    for (String masked : outcome.all(Field.MASKED)) {
      parts.add("masked " + masked.replace("=", " \u00d7 "));
    }
    long nanos = outcome.number(Field.DURATION_NANOS, -1);
    if (nanos >= 0) {
      parts.add(duration(nanos));
    }
  }

  private static void count(AuditRecord outcome, Field field, String unit, List<String> parts) {
    long count = outcome.number(field, -1);
    if (count >= 0) {
      parts.add(count + " " + (count == 1 ? unit : unit.replaceFirst("row", "rows")));
    }
  }

  static String transaction(TransactionEnd end) {
    return switch (end) {
      case NONE -> "";
      case AUTO_COMMIT -> "committed by itself";
      case COMMITTED -> "transaction committed";
      case ROLLED_BACK -> "transaction rolled back";
      case ROLLED_BACK_TO_SAVEPOINT -> "rolled back to a savepoint";
      case UNKNOWN -> "end of the transaction unknown";
      case OPEN -> "transaction open";
    };
  }

  static String duration(long nanos) {
    if (nanos < MILLI) {
      return String.format(Locale.ROOT, "%d \u00b5s", nanos / MICRO);
    }
    return nanos < SECOND
        ? String.format(Locale.ROOT, "%.1f ms", nanos / (double) MILLI)
        : String.format(Locale.ROOT, "%.2f s", nanos / (double) SECOND);
  }

  /** Values with a comma between, cut to a length. */
  static String some(@Nullable String text, int length) {
    if (text == null) {
      return "";
    }
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length)) + "\u2026";
  }
}
