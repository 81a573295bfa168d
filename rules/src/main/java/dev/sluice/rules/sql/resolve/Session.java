package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;
import dev.sluice.rules.sql.tree.Parsed;
import dev.sluice.rules.sql.tree.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a session holds by name while one text runs in it: what it held before, and what the text
 * itself prepares and declares. A text runs in order and ends at its first error, so that what
 * stands before a statement has happened when that one runs. One thread.
 */
public final class Session {

  private final Dialect dialect;
  private SessionTexts texts;
  private final Map<String, Step> prepared = new HashMap<>(2);
  private final Map<String, Step> cursors = new HashMap<>(2);

  /** What is asked for and not known, as long as nothing in this text may have named it. */
  private final Set<String> missingPrepared = new LinkedHashSet<>(2);

  private final Set<String> missingCursors = new LinkedHashSet<>(2);
  private boolean forgotten;

  /** Texts read again for what was prepared before; each once. */
  private final Map<String, List<Parsed>> read = new HashMap<>(2);

  Session(Dialect dialect, SessionTexts texts) {
    this.dialect = dialect;
    this.texts = texts;
  }

  // ---- what a name stands for

  /** Reads what EXECUTE or FETCH runs; null if nobody knows, which is then said in the ledger. */
  @Nullable Rows run(Step step, Origin given, Ledger ledger, Analysis analysis) {
    if (step.kind() != Step.Kind.EXECUTE) {
      Rows rows = fetched(step, ledger, analysis);
      return rows == null || step.kind() == Step.Kind.FETCH ? rows : new Rows(List.of(), true);
    }
    Parsed inner = prepared(step.name(), analysis);
    if (inner == null) {
      missing(missingPrepared, step.name());
      ledger.doubt(Step.NOT_IN_TEXT);
      return null;
    }
    analysis.given = given;
    try {
      Rows rows = inside(inner, analysis);
      return rows == null ? new Rows(List.of(), true) : rows;
    } finally {
      analysis.given = Origin.NONE;
    }
  }

  private @Nullable Rows fetched(Step step, Ledger ledger, Analysis analysis) {
    return fetched(step.name(), ledger, analysis);
  }

  /** The rows of a cursor; null if nobody knows, which is then said in the ledger. */
  @Nullable Rows fetched(String name, Ledger ledger, Analysis analysis) {
    Step here = cursors.get(name);
    Parsed inner = here == null ? null : here.inner();
    if (inner != null) {
      return inside(inner, analysis);
    }
    if (texts.free(name)) {
      ledger.hidden = true; // The database answers with an error; if it does not, it was another.
      ledger.opaque = true;
      return new Rows(List.of(), false);
    }
    StatementFacts facts = texts.cursor(name);
    if (facts == null || !facts.understood()) {
      missing(missingCursors, name);
      ledger.doubt(Step.CURSOR_NOT_IN_TEXT);
      return null;
    }
    for (EffectiveStatement each : facts.statements()) {
      analysis.work(50 + each.columns().size() + each.predicates().size());
      analysis.ledger().holds(each);
    }
    return rows(facts);
  }

  private void missing(Set<String> names, String name) {
    if (!forgotten && !name.isEmpty() && !name.startsWith("C_")) {
      names.add(name);
    }
  }

  /** Names that the text runs and that are not known; none behind what may have named them. */
  public Missing missing() {
    return new Missing(missingPrepared, missingCursors);
  }

  private static @Nullable Rows inside(Parsed inner, Analysis analysis) {
    analysis.work(50);
    analysis.bodyDepth++;
    try {
      return Statements.read(inner, new Scope(null), analysis);
    } finally {
      analysis.bodyDepth--;
    }
  }

  private static Rows rows(StatementFacts facts) {
    List<Named> columns = new ArrayList<>(facts.output().size());
    for (OutputColumn each : facts.output()) {
      Origin origin = new Origin(each.sources(), each.derived(), each.known());
      columns.add(new Named(each.label(), origin));
    }
    return new Rows(columns, facts.outputKnown());
  }

  /** A query or a row write: what else may be prepared says too little of what it leaves behind. */
  private @Nullable Parsed prepared(String name, Analysis analysis) {
    Step here = prepared.get(name);
    if (here != null && here.inner() != null) {
      return here.inner();
    }
    String text = here == null ? texts.prepared(name) : here.text();
    if (text == null) {
      return null;
    }
    List<Parsed> parsed = read.get(text);
    if (parsed == null) {
      parsed = analysis.texts.script(text);
      parsed = parsed == null ? List.of() : parsed;
      read.put(text, parsed);
    }
    boolean one = parsed.size() == 1 && parsed.get(0).command() == null;
    return one && text.indexOf('\uFFFD') < 0 ? parsed.get(0) : null;
  }

  // ---- what a statement leaves behind

  /** A statement of the text was read, and with it these. */
  void ran(Parsed statement, List<Ledger> ledgers) {
    if (!SessionTexts.followed(dialect)) {
      return;
    }
    Step step = statement.command() == null ? null : statement.command().step;
    if (step != null && step.kind() == Step.Kind.KEEP) {
      return;
    }
    for (Ledger each : ledgers) {
      if (each.doubt != null
          || SessionTexts.clouds(each.operations, effects(each), dialect)
          || SessionTexts.unseenView(each.hidden, each.reads, dialect)) {
        forget();
        break;
      }
    }
    if (step != null && !step.uses()) {
      apply(step);
    }
  }

  /** What is fetched by a function was read when its cursor was declared. */
  private Set<Effect> effects(Ledger ledger) {
    if (!DynamicCalls.fetchesOnly(ledger, Functions.of(dialect))) {
      return ledger.effects;
    }
    Set<Effect> others = EnumSet.noneOf(Effect.class);
    others.addAll(ledger.effects);
    others.remove(Effect.DYNAMIC_SQL);
    return others;
  }

  private void forget() {
    forgotten = true;
    texts = SessionTexts.NONE;
    prepared.clear();
    cursors.clear();
  }

  private void apply(Step step) {
    switch (step.kind()) {
      case PREPARE -> {
        texts = texts.deallocate(step.name());
        prepared.put(step.name(), step);
      }
      case DECLARE -> {
        texts = texts.close(step.name());
        cursors.put(step.name(), step);
      }
      case DEALLOCATE -> {
        texts = texts.deallocate(step.name());
        prepared.remove(step.name());
      }
      case DEALLOCATE_ALL -> {
        texts = texts.deallocateAll();
        prepared.clear();
      }
      case CLOSE -> {
        texts = texts.close(step.name());
        cursors.remove(step.name());
      }
      case CLOSE_ALL -> {
        texts = texts.closeAll();
        cursors.clear();
      }
      case COMMIT -> {
        texts = texts.ended(true);
        cursors.clear();
      }
      case ROLLBACK -> {
        texts = texts.ended(false);
        cursors.clear();
      }
      case SAVEPOINT -> texts = texts.savepoint();
      case ROLLBACK_TO -> {
        texts = texts.rolledBackToSavepoint();
        cursors.clear();
      }
      default -> forget();
    }
  }

  /**
   * What the session holds when the whole text ran.
   *
   * @param tokens of the text
   * @param facts of a cursor's query, as it is read now
   */
  public SessionTexts after(Tokens tokens, Function<String, StatementFacts> facts) {
    SessionTexts now = texts;
    for (Step step : prepared.values()) {
      String literal = step.text();
      now =
          now.prepare(step.name(), literal == null ? tokens.text(step.from(), step.to()) : literal);
    }
    for (Step step : cursors.values()) {
      String text = tokens.text(step.from(), step.to());
      now = now.declare(step.name(), text, facts.apply(text), step.hold());
    }
    return now;
  }
}
