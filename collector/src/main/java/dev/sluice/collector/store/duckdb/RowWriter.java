package dev.sluice.collector.store.duckdb;

import dev.sluice.collector.store.RecordStore.Row;
import dev.sluice.collector.store.TypeName;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Writes one record as one row, in the order of the columns of {@link Schema}. */
final class RowWriter {

  /** In the order of the columns {@code step} to {@code subject}. */
  private static final List<Field> SCALARS =
      List.of(
          Field.TRANSACTION_STEP,
          Field.VERDICT,
          Field.STATUS,
          Field.ACTOR_KIND,
          Field.AGENT_NAME,
          Field.TOOL_NAME,
          Field.MODEL,
          Field.CONVERSATION_ID,
          Field.USER_NAME,
          Field.DATABASE_NAME,
          Field.DB_NAMESPACE,
          Field.DB_SYSTEM,
          Field.FINGERPRINT,
          Field.TRACE_ID,
          Field.FINDING_KIND,
          Field.SUBJECT);

  /** What free words are looked for in. */
  private static final List<Field> WORDS =
      List.of(
          Field.QUERY_TEXT,
          Field.QUERY_SUMMARY,
          Field.MESSAGE,
          Field.DETAIL,
          Field.RULE,
          Field.AGENT_NAME,
          Field.TOOL_NAME,
          Field.MODEL,
          Field.CONVERSATION_ID,
          Field.USER_NAME,
          Field.TENANT,
          Field.READS,
          Field.WRITES,
          Field.OPERATION,
          Field.FUNCTION,
          Field.DATABASE_NAME,
          Field.DB_NAMESPACE,
          Field.ERROR_TYPE,
          Field.SQL_STATE,
          Field.PARAMETER,
          Field.ORIGIN_NAME,
          Field.CODE_FUNCTION,
          Field.THREAD_NAME,
          Field.POLICY_HASH,
          Field.POLICY_FILE,
          Field.HOST_NAME,
          Field.COVERAGE_LINE);

  private RowWriter() {}

  static void append(DuckDBAppender out, long position, Row row) throws SQLException {
    AuditRecord record = row.record();
    out.beginRow();
    out.append(position);
    out.append(record.incarnation().toString());
    out.append(record.sequence());
    out.append(record.typeNumber());
    out.append(TypeName.of(record));
    out.append(record.wallMicros());
    out.append(row.service());
    number(out, record, Field.INTENT_SEQUENCE);
    number(out, record, Field.TRANSACTION_ID);
    for (Field field : SCALARS) {
      text(out, record.text(field));
    }
    list(out, rules(record));
    list(out, lower(record.all(Field.OPERATION)));
    list(out, tables(record));
    list(out, lower(record.all(Field.EFFECT)));
    list(out, lower(record.all(Field.SENSITIVE)));
    list(out, maskedClasses(record));
    out.append(words(row));
    out.append(row.encoded());
    out.endRow();
  }

  private static void number(DuckDBAppender out, AuditRecord record, Field field)
      throws SQLException {
    Long value = record.numbers().get(field);
    if (value == null) {
      out.appendNull();
    } else {
      out.append(value.longValue());
    }
  }

  private static void text(DuckDBAppender out, @Nullable String value) throws SQLException {
    if (value == null) {
      out.appendNull();
    } else {
      out.append(storable(value));
    }
  }

  private static void list(DuckDBAppender out, Set<String> values) throws SQLException {
    if (values.isEmpty()) {
      out.appendNull();
      return;
    }
    StringBuilder joined = new StringBuilder().append(Schema.SEPARATOR);
    for (String value : values) {
      joined.append(value.replace(Schema.SEPARATOR, ' ')).append(Schema.SEPARATOR);
    }
    out.append(storable(joined.toString()));
  }

  private static Set<String> rules(AuditRecord record) {
    Set<String> rules = lower(record.all(Field.RULE));
    rules.addAll(lower(record.all(Field.DECIDING_RULE)));
    return rules;
  }

  /** Each table with and without its schema. */
  private static Set<String> tables(AuditRecord record) {
    Set<String> tables = lower(record.all(Field.READS));
    tables.addAll(lower(record.all(Field.WRITES)));
    for (String table : List.copyOf(tables)) {
      tables.add(table.substring(table.lastIndexOf('.') + 1));
    }
    return tables;
  }

  private static Set<String> maskedClasses(AuditRecord record) {
    Set<String> classes = new LinkedHashSet<>();
    for (String counted : lower(record.all(Field.MASKED))) {
      int equals = counted.lastIndexOf('=');
      classes.add(equals < 0 ? counted : counted.substring(0, equals));
    }
    return classes;
  }

  private static Set<String> lower(List<String> values) {
    Set<String> lower = new LinkedHashSet<>();
    for (String value : values) {
      lower.add(value.toLowerCase(Locale.ROOT));
    }
    return lower;
  }

  private static String words(Row row) {
    StringBuilder words = new StringBuilder(row.service());
    for (Field field : WORDS) {
      for (String value : row.record().all(field)) {
        words.append('\n').append(value);
      }
    }
    return storable(words.toString().toLowerCase(Locale.ROOT));
  }

  /** A zero character ends a text early in some readers of the file; it is shown as a mark. */
  private static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }
}
