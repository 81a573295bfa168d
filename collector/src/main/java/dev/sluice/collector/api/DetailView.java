package dev.sluice.collector.api;

import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.TransactionEnd;
import dev.sluice.collector.store.TypeName;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record in full: what a person asks first, then every field under its standard name. */
final class DetailView {

  private static final List<Field> WHO =
      List.of(
          Field.ACTOR_KIND,
          Field.ACTOR_SOURCE,
          Field.AGENT_NAME,
          Field.TOOL_NAME,
          Field.MODEL,
          Field.CONVERSATION_ID,
          Field.USER_NAME,
          Field.ROLE,
          Field.PURPOSE,
          Field.TOOL_ARGUMENTS,
          Field.TENANT,
          Field.TRACE_ID,
          Field.SPAN_ID);
  private static final List<Field> WHERE =
      List.of(
          Field.DATABASE_NAME,
          Field.DB_SYSTEM,
          Field.DB_NAMESPACE,
          Field.SERVER_ADDRESS,
          Field.DB_USER,
          Field.ORIGIN_KIND,
          Field.ORIGIN_NAME,
          Field.CODE_FUNCTION,
          Field.CODE_JAR);
  private static final List<Field> TOUCHES =
      List.of(
          Field.OPERATION,
          Field.READS,
          Field.WRITES,
          Field.FUNCTION,
          Field.SENSITIVE,
          Field.EFFECT,
          Field.SHAPE);

  private final Template page = Template.load("detail.html");
  private final Template section = Template.load("section.html");
  private final Template fact = Template.load("fact.html");
  private final Template link = Template.load("link.html");
  private final Template statement = Template.load("statement.html");
  private final Template verdict = Template.load("verdict.html");

  Html page(Entry entry) {
    AuditRecord record = entry.record();
    return page.fill(
        Map.of(
            "id", entry.id(),
            "time", Times.iso(record.wallMicros()),
            "service", Facts.some(entry.service(), 200),
            "type", TypeName.of(record),
            "verdict", verdict(entry),
            "statement", statement(record),
            "sections", sections(entry),
            "links", links(entry),
            "fields", allFields(record, entry.encoded()),
            "outcome", entry.outcome() == null ? Html.NOTHING : outcomeFields(entry.outcome())));
  }

  private Html verdict(Entry entry) {
    AuditRecord record = entry.record();
    if (Facts.text(record, Field.VERDICT).isEmpty()) {
      return Html.NOTHING;
    }
    boolean observed = record.number(Field.OBSERVED, 0) == 1;
    boolean refused = record.type() == RecordType.REFUSAL;
    String rules = String.join(", ", record.all(Field.RULE));
    String deciding = Facts.text(record, Field.DECIDING_RULE);
    return verdict.fill(
        Map.of(
            "tone",
            Facts.tone(entry),
            "badge",
            Facts.badge(entry),
            "observed",
            observed ? "in observe mode: recorded only, the statement ran" : "",
            "rule",
            deciding.isEmpty() ? rules : deciding,
            "message",
            Facts.text(record, Field.MESSAGE),
            "ending",
            refused ? "" : String.join(" \u00b7 ", Facts.ending(entry))));
  }

  private Html statement(AuditRecord record) {
    String text = Facts.text(record, Field.QUERY_TEXT);
    if (text.isEmpty()) {
      String detail = Facts.text(record, Field.DETAIL);
      return detail.isEmpty() ? Html.NOTHING : Html.join(List.of(note(detail)));
    }
    long cut = record.number(Field.TEXT_CUT_FROM, -1);
    return statement.fill(
        Map.of(
            "sql", text, "cut", cut < 0 ? "" : "The text was cut; it has " + cut + " characters."));
  }

  private Html note(String detail) {
    return fact.fill(Map.of("name", "What happened", "value", detail));
  }

  private Html sections(Entry entry) {
    AuditRecord record = entry.record();
    List<Html> sections = new ArrayList<>();
    add(sections, "Who asked", facts(record, WHO));
    add(sections, "Where it went", facts(record, WHERE));
    add(sections, "What it touches", facts(record, TOUCHES));
    if (record.type() == RecordType.INTENT) {
      add(sections, "How it ended", ending(entry));
    }
    return Html.join(sections);
  }

  private void add(List<Html> sections, String title, Html facts) {
    if (!facts.toString().isEmpty()) {
      sections.add(section.fill(Map.of("title", title, "facts", facts)));
    }
  }

  private Html facts(AuditRecord record, List<Field> fields) {
    List<Html> facts = new ArrayList<>();
    for (Field field : fields) {
      String value = String.join(", ", record.all(field));
      if (!value.isEmpty()) {
        String shown = value + Facts.source(record, field);
        facts.add(fact.fill(Map.of("name", Words.of(field), "value", shown)));
      }
    }
    return Html.join(facts);
  }

  private Html ending(Entry entry) {
    List<Html> facts = new ArrayList<>();
    AuditRecord outcome = entry.outcome();
    if (outcome == null) {
      facts.add(
          fact.fill(Map.of("name", "Status", "value", "No outcome is on record: it is unknown.")));
    } else {
      named(facts, "Status", Facts.text(outcome, Field.STATUS));
      named(facts, "Error", Facts.text(outcome, Field.ERROR_TYPE));
      named(facts, "SQLState", Facts.text(outcome, Field.SQL_STATE));
      number(facts, "Rows returned", outcome, Field.ROWS_RETURNED);
      number(facts, "Rows changed", outcome, Field.ROWS_AFFECTED);
      named(facts, "Values masked", String.join(", ", outcome.all(Field.MASKED)));
      long nanos = outcome.number(Field.DURATION_NANOS, -1);
      named(facts, "Duration", nanos < 0 ? "" : Facts.duration(nanos));
    }
    named(facts, "Transaction", Facts.transaction(entry.transaction()));
    return Html.join(facts);
  }

  private void named(List<Html> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.add(fact.fill(Map.of("name", name, "value", value)));
    }
  }

  private void number(List<Html> facts, String name, AuditRecord record, Field field) {
    Long value = record.numbers().get(field);
    if (value != null && value >= 0) {
      facts.add(fact.fill(Map.of("name", name, "value", value)));
    }
  }

  private Html links(Entry entry) {
    AuditRecord record = entry.record();
    List<Html> links = new ArrayList<>();
    String incarnation = "incarnation:" + record.incarnation();
    link(links, "This conversation", "conversation", record.text(Field.CONVERSATION_ID));
    link(links, "This agent", "agent", record.text(Field.AGENT_NAME));
    link(links, "This user", "user", record.text(Field.USER_NAME));
    link(links, "This trace", "trace", record.text(Field.TRACE_ID));
    link(links, "The same statement", "fingerprint", record.text(Field.FINGERPRINT));
    if (entry.transaction() != TransactionEnd.NONE
        && entry.transaction() != TransactionEnd.AUTO_COMMIT) {
      links.add(
          query(
              "This transaction",
              incarnation
                  + " transaction:"
                  + record.number(Field.TRANSACTION_ID, 0)
                  + " type:intent,refusal,transaction"));
    }
    links.add(query("This JVM", incarnation));
    return Html.join(links);
  }

  private void link(List<Html> links, String title, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
      links.add(query(title, key + ":\"" + quoted + "\""));
    }
  }

  private Html query(String title, String query) {
    return link.fill(Map.of("title", title, "q", ListView.parameter(query)));
  }

  private Html allFields(AuditRecord record, byte[] encoded) {
    List<Html> rows = new ArrayList<>(fields(record));
    for (UnknownField unknown : UnknownField.in(encoded)) {
      rows.add(
          fact.fill(Map.of("name", "unknown field " + unknown.number(), "value", unknown.hex())));
    }
    return Html.join(rows);
  }

  private Html outcomeFields(AuditRecord outcome) {
    return section.fill(
        Map.of("title", "All fields of the outcome", "facts", Html.join(fields(outcome))));
  }

  private List<Html> fields(AuditRecord record) {
    List<Html> rows = new ArrayList<>();
    for (Field field : Field.values()) {
      Long number = record.numbers().get(field);
      String value = number == null ? String.join("\n", record.all(field)) : String.valueOf(number);
      if (!value.isEmpty()) {
        rows.add(fact.fill(Map.of("name", field.standardName(), "value", value)));
      }
    }
    return rows;
  }
}
