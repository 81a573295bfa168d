package dev.sluice.it.oracle;

import dev.sluice.it.oracle.Evidence.ColumnTouch;
import dev.sluice.it.oracle.Evidence.Named;
import dev.sluice.it.oracle.Evidence.Touch;
import dev.sluice.it.oracle.LiveSchema.Relation;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.SessionReader;
import dev.sluice.rules.sql.SqlAnalyzer;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds the analyzer's facts of a statement against PostgreSQL's evidence. One thread. */
final class Judge {

  private static final SqlAnalyzer ANALYZER = new SqlAnalyzer();

  private final LiveSchema schema;

  Judge(LiveSchema schema) {
    this.schema = schema;
  }

  private static final SessionReader SESSIONS = new SessionReader(ANALYZER);

  /** Facts with a catalog and with what the session holds by name. */
  static StatementFacts facts(String sql, boolean backslash, Catalog catalog, SessionTexts texts) {
    return ANALYZER.analyze(sql, context(backslash, catalog, texts));
  }

  private static AnalysisContext context(boolean backslash, Catalog catalog, SessionTexts texts) {
    AnalysisContext.SessionMode mode = new AnalysisContext.SessionMode(backslash, false, true);
    return new AnalysisContext(Dialect.POSTGRESQL, mode, catalog, texts);
  }

  static Missing missing(String sql, boolean backslash, SessionTexts texts) {
    return SESSIONS.missing(sql, context(backslash, Catalog.EMPTY, texts));
  }

  /** With a text that the server holds under a name. */
  static SessionTexts told(SessionTexts texts, String name, String source, boolean backslash) {
    return SESSIONS.told(texts, name, source, context(backslash, Catalog.EMPTY, texts));
  }

  /** What a session holds by name after a text, as the agent follows it. */
  static SessionTexts after(
      Verdict verdict, boolean backslash, SessionTexts before, Wire.Message failure) {
    AnalysisContext context = context(backslash, Catalog.EMPTY, before);
    if (failure == null) {
      return SESSIONS.ran(verdict.sql, context);
    }
    String state = failure.field('C');
    boolean taken = state.equals("42P05") || state.equals("42P03");
    return SESSIONS.failed(verdict.sql, context, verdict.facts, taken);
  }

  /** What the evidence shows and the facts miss; empty if all is there. */
  List<String> misses(StatementFacts facts, Evidence evidence) throws IOException {
    List<String> misses = new ArrayList<>();
    Claims claims = Claims.of(facts);
    for (String operation : evidence.operations) {
      boolean renames = operation.equals("rename") && claims.operations.contains("alter");
      if (!claims.operations.contains(operation) && !renames) {
        misses.add("operation " + operation);
      }
    }
    for (Touch touch : evidence.touched) {
      Relation relation = schema.relation(touch.relation());
      if (relation == null || !claims.covers(relation, touch.written())) {
        misses.add((touch.written() ? "write " : "read ") + relation);
      }
    }
    for (Named named : evidence.named) {
      Relation relation = schema.named(named.schema(), named.name());
      boolean table = relation == null || "rpvmf".indexOf(relation.kind()) >= 0;
      if (table && !claims.names(named)) {
        misses.add((named.written() ? "target " : "name ") + named.schema() + "." + named.name());
      }
    }
    return misses;
  }

  /** Bases of views that the rewritten statement touches; only a catalog can tell them. */
  List<String> viewMisses(StatementFacts facts, Evidence before, Evidence rewritten)
      throws IOException {
    List<String> misses = new ArrayList<>();
    Claims claims = Claims.of(facts);
    Set<Long> views = relations(before);
    Set<Long> bases = schema.bases(views);
    for (Touch touch : rewritten.touched) {
      Relation relation = schema.relation(touch.relation());
      boolean own = before.touched.contains(touch) || !bases.contains(touch.relation());
      if (!own && relation != null && !claims.covers(relation, touch.written())) {
        misses.add((touch.written() ? "view write " : "view read ") + relation);
      }
    }
    return misses;
  }

  /** Relations that a rule or a policy brings, which no text and no catalog shows. */
  int hidden(Evidence before, Evidence rewritten) throws IOException {
    Set<Long> known = relations(before);
    known.addAll(schema.bases(known));
    int hidden = 0;
    for (long relation : relations(rewritten)) {
      hidden += known.contains(relation) ? 0 : 1;
    }
    return hidden;
  }

  static Set<Long> relations(Evidence evidence) {
    Set<Long> relations = new HashSet<>();
    evidence.touched.forEach(touch -> relations.add(touch.relation()));
    return relations;
  }

  /** Columns that need a right and are not in the facts, which had the catalog. */
  List<String> columnMisses(StatementFacts facts, Evidence evidence) throws IOException {
    List<String> misses = new ArrayList<>();
    Claims claims = Claims.of(facts);
    for (ColumnTouch touch : evidence.columns) {
      Relation relation = schema.relation(touch.relation());
      boolean more = touch.attribute() == 0 && !evidence.rows;
      if (relation == null || relation.kind() == 'S' || more) {
        continue;
      }
      for (String column : columns(relation, touch.attribute())) {
        if (!claims.column(relation, column, touch.written())) {
          misses.add((touch.written() ? "written " : "column ") + relation + "." + column);
        }
      }
    }
    return misses;
  }

  private static List<String> columns(Relation relation, int attribute) {
    if (attribute == 0) {
      return List.copyOf(relation.columns().values());
    }
    String name = relation.columns().get(attribute);
    return name == null ? List.of() : List.of(name);
  }

  /** Result columns against what the server describes, where the facts say that they are known. */
  List<String> outputMisses(StatementFacts facts, List<Wire.Column> described) throws IOException {
    List<String> misses = new ArrayList<>();
    if (!facts.outputKnown() || facts.statementCount() != 1) {
      return misses;
    }
    List<OutputColumn> output = facts.output();
    if (output.size() != described.size()) {
      misses.add("columns " + output.size() + " for " + described.size());
      return misses;
    }
    for (int i = 0; i < described.size(); i++) {
      Wire.Column column = described.get(i);
      Relation relation = column.table() == 0 ? null : schema.relation(column.table());
      String name = relation == null ? null : relation.columns().get(column.attribute());
      if (name != null && output.get(i).known() && !holds(output.get(i), relation, name)) {
        misses.add("source of column " + (i + 1) + ": " + relation + "." + name);
      }
    }
    return misses;
  }

  /**
   * Tables of the columns that the server describes for a statement whose text stands elsewhere,
   * and that the facts do not have.
   */
  List<String> describedMisses(StatementFacts facts, List<Wire.Column> described)
      throws IOException {
    List<String> misses = new ArrayList<>();
    Claims claims = Claims.of(facts);
    for (Wire.Column column : described) {
      Relation relation = column.table() == 0 ? null : schema.relation(column.table());
      if (relation != null && !claims.covers(relation, false)) {
        misses.add("read " + relation);
      }
    }
    return misses;
  }

  private static boolean holds(OutputColumn output, Relation relation, String name) {
    for (ColumnName source : output.sources()) {
      if (Claims.same(source.table(), relation) && source.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Tables in the facts that PostgreSQL does not touch. */
  Set<String> extras(StatementFacts facts, Evidence evidence, Evidence rewritten)
      throws IOException {
    Set<Long> known = relations(evidence);
    known.addAll(relations(rewritten));
    known.addAll(schema.bases(known));
    Set<String> extras = new HashSet<>();
    Set<TableName> claimed = new HashSet<>();
    for (EffectiveStatement statement : facts.statements()) {
      claimed.addAll(statement.reads());
      claimed.addAll(statement.writes());
    }
    for (TableName table : claimed) {
      boolean found = evidence.named.stream().anyMatch(one -> one.name().equals(table.name()));
      for (long oid : known) {
        Relation relation = schema.relation(oid);
        found |= relation != null && Claims.same(table, relation);
      }
      if (!found) {
        extras.add(table.toString());
      }
    }
    return extras;
  }
}
