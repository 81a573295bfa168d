package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.sql.tree.Command;
import dev.sluice.rules.sql.tree.Parsed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL inside literals and blocks: what it would run is an effective statement of its own. */
final class Bodies {

  private static final int MAX_DEPTH = 4;

  private Bodies() {}

  /** A literal that is run as SQL. */
  static void read(String text, Analysis analysis, Ledger ledger) {
    List<Parsed> parsed = readable(text, analysis) ? analysis.texts.script(text) : null;
    if (parsed == null) {
      suspect(text, analysis);
      ledger.doubt("SQL inside a literal that is not understood");
      return;
    }
    analysis.bodyDepth++;
    try {
      for (Parsed statement : parsed) {
        Statements.read(statement, new Scope(null), analysis);
      }
    } finally {
      analysis.bodyDepth--;
    }
  }

  /** A block of code; null if it is not understood. */
  static @Nullable Command block(String text, Analysis analysis) {
    return readable(text, analysis) ? analysis.texts.block(text) : null;
  }

  /** A text is no deeper than texts may be, and holds no character that stands for a byte. */
  private static boolean readable(String text, Analysis analysis) {
    return analysis.bodyDepth < MAX_DEPTH && text.indexOf('\uFFFD') < 0;
  }

  /** A text that is not understood: what it shows all the same, as a statement in doubt. */
  static void suspect(String text, Analysis analysis) {
    analysis.work(50 + analysis.catalog.tables().size());
    Suspicion suspicion = analysis.texts.suspicion(text);
    Ledger own = analysis.ledger();
    own.operations.addAll(suspicion.operations());
    own.reads.addAll(suspicion.reads());
    own.writes.addAll(suspicion.writes());
    own.doubt("code that is not understood");
  }
}
