package dev.sluice.it.oracle;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks PostgreSQL what it makes of a statement, without running it, and has the analyzer's facts
 * held against that. Leaves the session as it was. One thread.
 */
final class Witness {

  /** The sources of the raw parser: an error from there says that the text is no statement. */
  private static final Set<String> RAW_PARSER = Set.of("scan.l", "gram.y", "parser.c", "scansup.c");

  /** Statements that run what stands in an earlier one. */
  private static final Set<String> ELSEWHERE = Set.of("EXECUTESTMT", "FETCHSTMT");

  /** Functions that read tables which only a catalog names. */
  private static final Pattern NEEDS_CATALOG = Pattern.compile("(?i)\\bschema_to_xml");

  private static final String PREPARED =
      "SELECT name, statement FROM pg_catalog.pg_prepared_statements WHERE from_sql";

  private static final String CURSORS = "SELECT name FROM pg_catalog.pg_cursors";

  private static final String TELL =
      "SET client_min_messages = log; SET debug_pretty_print = off;"
          + " SET debug_print_parse = on; SET debug_print_rewritten = on";

  private final Wire wire;
  private final LiveSchema schema;
  private final Judge judge;
  private SessionTexts texts = SessionTexts.NONE;

  Witness(Wire wire, LiveSchema schema) {
    this.wire = wire;
    this.schema = schema;
    this.judge = new Judge(schema);
  }

  /** The verdict over one statement. */
  Verdict judge(String where, String sql) throws IOException {
    boolean backslash = wire.parameter("standard_conforming_strings").equals("off");
    Verdict verdict = new Verdict(where, sql);
    tell(sql, backslash);
    verdict.facts = Judge.facts(sql, backslash, Catalog.EMPTY, texts);
    if (!verdict.facts.understood() && NEEDS_CATALOG.matcher(sql).find()) {
      verdict.facts = Judge.facts(sql, backslash, schema.catalog(Set.of()), texts);
    }
    Wire.Reply reply = ask(sql);
    verdict.failure = reply.failure;
    verdict.parsed = reply.failure == null || !RAW_PARSER.contains(reply.failure.file());
    String tree = detail(reply, "parse tree:");
    if (!verdict.parsed || reply.failure != null || tree.isEmpty()) {
      return verdict;
    }
    Evidence evidence = Evidence.of(tree);
    verdict.utility = evidence.utility;
    if (verdict.facts.understood() && wire.state() != 'E') {
      Evidence rewritten = Evidence.ofRewritten(detail(reply, "rewritten parse tree:"));
      compare(verdict, evidence, rewritten, reply.columns);
    }
    return verdict;
  }

  /** The server is asked for names that nobody saw being given, as the agent asks it. */
  private void tell(String sql, boolean backslash) throws IOException {
    Missing missing = Judge.missing(sql, backslash, texts);
    if (missing.isEmpty() || wire.state() == 'E') {
      return;
    }
    for (List<String> row : wire.query(PREPARED).rows) {
      if (missing.prepared().contains(row.get(0))) {
        texts = Judge.told(texts, row.get(0), row.get(1), backslash);
      }
    }
    Set<String> cursors = new HashSet<>(missing.cursors());
    wire.query(CURSORS).rows.forEach(row -> cursors.remove(row.get(0)));
    for (String free : cursors) {
      texts = texts.noCursor(free);
    }
  }

  /** The statement ran, or failed; then nobody knows more than that. */
  void ran(Verdict verdict, Wire.Message failure, boolean backslash) {
    texts = Judge.after(verdict, backslash, texts, failure);
    if (wire.state() == 'I') {
      texts = texts.ended(failure == null);
    }
  }

  private void compare(
      Verdict verdict, Evidence evidence, Evidence rewritten, List<Wire.Column> described)
      throws IOException {
    verdict.judged = true;
    boolean backslash = wire.parameter("standard_conforming_strings").equals("off");
    add(verdict, "text", judge.misses(verdict.facts, evidence));
    if (ELSEWHERE.contains(evidence.utility)) {
      verdict.named = true;
      add(verdict, "named", judge.outputMisses(verdict.facts, described));
      add(verdict, "named", judge.describedMisses(verdict.facts, described));
    }
    if (evidence.touched.isEmpty() && evidence.named.isEmpty()) {
      return;
    }
    Set<Long> views = new HashSet<>(Judge.relations(evidence));
    for (Evidence.Named named : evidence.named) {
      LiveSchema.Relation relation = schema.named(named.schema(), named.name());
      if (relation != null) {
        views.add(relation.oid());
      }
    }
    views.addAll(schema.bases(views));
    StatementFacts facts = Judge.facts(verdict.sql, backslash, schema.catalog(views), texts);
    if (!facts.understood()) {
      verdict.problems.add("catalog: not understood: " + facts.problem());
      return;
    }
    add(verdict, "catalog", judge.misses(facts, evidence));
    add(verdict, "catalog", judge.viewMisses(facts, evidence, rewritten));
    if (evidence.utility.isEmpty()) {
      verdict.tables = evidence.touched.size();
      add(verdict, "columns", judge.columnMisses(facts, evidence));
      add(verdict, "output", judge.outputMisses(facts, described));
      verdict.outputJudged = facts.outputKnown();
    }
    verdict.extras = judge.extras(facts, evidence, rewritten);
    verdict.hidden = judge.hidden(evidence, rewritten);
  }

  private static void add(Verdict verdict, String kind, List<String> misses) {
    for (String miss : misses) {
      verdict.problems.add(kind + ": " + miss);
    }
  }

  /** Parses inside a transaction that is rolled back, or a savepoint of the one that is open. */
  private Wire.Reply ask(String sql) throws IOException {
    char state = wire.state();
    if (state == 'E') {
      return wire.parse(sql);
    }
    boolean open = state == 'T';
    wire.query((open ? "SAVEPOINT a_witness_looks; " : "BEGIN; ") + TELL);
    Wire.Reply reply = wire.parse(sql);
    if (open) {
      wire.query("ROLLBACK TO SAVEPOINT a_witness_looks");
      wire.query("RELEASE SAVEPOINT a_witness_looks");
    } else {
      wire.query("ROLLBACK");
    }
    return reply;
  }

  private static String detail(Wire.Reply reply, String title) {
    List<String> found = new ArrayList<>();
    for (Wire.Message message : reply.messages) {
      if (message.text().equals(title)) {
        found.add(message.field('D'));
      }
    }
    return found.isEmpty() ? "" : found.get(found.size() - 1);
  }
}
