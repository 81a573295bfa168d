package dev.sluice.collector.store.duckdb;

import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordQuery.Filter;
import dev.sluice.collector.store.RecordQuery.Word;
import dev.sluice.collector.store.SearchKey;
import dev.sluice.rules.record.RecordType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A query as a condition in SQL. What a person typed only ever becomes a parameter; the text is put
 * together from constants.
 */
final class QuerySql {

  private static final int OUTCOME = RecordType.OUTCOME.number();
  private static final int TRANSACTION = RecordType.TRANSACTION.number();
  private static final String OF_OUTCOME =
      "(incarnation, sequence) IN (SELECT incarnation, intent_sequence FROM record WHERE type = "
          + OUTCOME
          + " AND ";

  private final StringBuilder sql = new StringBuilder("1 = 1");
  private final List<Object> parameters = new ArrayList<>();

  QuerySql(RecordQuery query) {
    Map<SearchKey, List<Filter>> wanted = new EnumMap<>(SearchKey.class);
    for (Filter filter : query.filters()) {
      if (filter.negated()) {
        sql.append(" AND NOT coalesce(").append(condition(filter)).append(", false)");
      } else {
        wanted.computeIfAbsent(filter.key(), any -> new ArrayList<>()).add(filter);
      }
    }
    wanted.values().forEach(this::anyOf);
    if (!wanted.containsKey(SearchKey.TYPE)) {
      sql.append(
          " AND type NOT IN (%d, %d, %d)"
              .formatted(OUTCOME, TRANSACTION, RecordType.HEARTBEAT.number()));
    }
    query.words().forEach(this::word);
    if (query.sinceMicros() != Long.MIN_VALUE) {
      and("time_us >= ?", query.sinceMicros());
    }
    if (query.untilMicros() != Long.MAX_VALUE) {
      and("time_us < ?", query.untilMicros());
    }
  }

  /** The condition, after {@code WHERE}. */
  String condition() {
    return sql.toString();
  }

  /** Its parameters, in order. */
  List<Object> parameters() {
    return parameters;
  }

  private void and(String condition, Object parameter) {
    sql.append(" AND ").append(condition);
    parameters.add(parameter);
  }

  private void anyOf(List<Filter> alternatives) {
    String or = " AND (";
    for (Filter filter : alternatives) {
      sql.append(or).append(condition(filter));
      or = " OR ";
    }
    sql.append(')');
  }

  private void word(Word word) {
    String in = "contains(words, ?)";
    sql.append(word.negated() ? " AND NOT (" : " AND (")
        .append(in)
        .append(" OR ")
        .append(OF_OUTCOME)
        .append(in)
        .append("))");
    parameters.add(word.text());
    parameters.add(word.text());
  }

  private String condition(Filter filter) {
    String value = filter.value();
    return switch (filter.key()) {
      case TYPE -> text("type_name", value);
      case VERDICT -> text("verdict", value);
      case RULE -> list("rules", value);
      case STATUS -> status(value);
      case SERVICE -> text("service", value);
      case ACTOR -> text("actor", value);
      case AGENT -> text("agent", value);
      case TOOL -> text("tool", value);
      case MODEL -> text("model", value);
      case CONVERSATION -> text("conversation", value);
      case USER -> text("user_name", value);
      case DATABASE -> "(" + text("database_name", value) + " OR " + text("namespace", value) + ")";
      case SYSTEM -> text("system", value);
      case OPERATION -> list("operations", value);
      case TABLE -> list("tables", value);
      case EFFECT -> list("effects", value);
      case SENSITIVE -> list("sensitive", value);
      case MASKED ->
          "(" + list("masked", value) + " OR " + OF_OUTCOME + list("masked", value) + "))";
      case FINGERPRINT -> text("fingerprint", value);
      case TRANSACTION -> transaction(value);
      case INCARNATION -> "(" + text("incarnation", value) + " OR " + text("subject", value) + ")";
      case TRACE -> text("trace", value);
      case FINDING -> text("finding", value);
    };
  }

  private String text(String column, String value) {
    if (value.indexOf('*') < 0) {
      parameters.add(value);
      return "lower(" + column + ") = ?";
    }
    parameters.add(like(value));
    return "lower(" + column + ") LIKE ? ESCAPE '!'";
  }

  private static String like(String value) {
    return value.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace('*', '%');
  }

  private String list(String column, String value) {
    char edge = Schema.SEPARATOR;
    if (value.indexOf('*') < 0) {
      parameters.add(edge + value + edge);
      return "contains(" + column + ", ?)";
    }
    StringBuilder pattern = new StringBuilder().append(edge);
    for (String part : value.split("\\*", -1)) {
      pattern.append(Pattern.quote(part)).append("[^").append(edge).append("]*");
    }
    pattern.setLength(pattern.length() - "[^.]*".length());
    parameters.add(pattern.append(edge).toString());
    return "regexp_matches(" + column + ", ?)";
  }

  private String status(String value) {
    if (value.equals("pending")) {
      return "(type = %d AND (incarnation, sequence) NOT IN (SELECT incarnation, intent_sequence FROM record WHERE type = %d AND intent_sequence IS NOT NULL))"
          .formatted(RecordType.INTENT.number(), OUTCOME);
    }
    return "(" + text("status", value) + " OR " + OF_OUTCOME + text("status", value) + "))";
  }

  private String transaction(String value) {
    String steps =
        switch (value) {
          case "committed" -> "('commit', 'xa-commit')";
          case "rolled-back" -> "('rollback', 'xa-rollback')";
          default -> "";
        };
    if (!steps.isEmpty()) {
      return "(transaction_id > 0 AND (incarnation, transaction_id) IN (SELECT incarnation,"
          + " transaction_id FROM record WHERE type = "
          + TRANSACTION
          + " AND coalesce(status, 'ok') = 'ok' AND step IN "
          + steps
          + "))";
    }
    parameters.add(value);
    return "CAST(transaction_id AS VARCHAR) = ?";
  }
}
