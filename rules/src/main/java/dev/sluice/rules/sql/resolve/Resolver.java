package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Shape;
import dev.sluice.rules.sql.session.SessionTexts;
import dev.sluice.rules.sql.tree.Parsed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements to facts. Throws {@link dev.sluice.rules.sql.tree.Unreadable} beyond its budget. */
public final class Resolver {

  private Resolver() {}

  /**
   * What a text does.
   *
   * @param statements each effective statement
   * @param output the columns of the last statement that returns rows
   * @param outputKnown false if their number or order is not proven
   * @param doubt why it may do more; null if it cannot
   * @param session what its session holds by name when the text ran to its end
   */
  public record Reading(
      List<EffectiveStatement> statements,
      List<OutputColumn> output,
      boolean outputKnown,
      @Nullable String doubt,
      Session session) {}

  /**
   * What a text is read with.
   *
   * @param session what its session holds by name
   * @param tokens their number bounds the work
   */
  public record Setting(
      Dialect dialect, Catalog catalog, Texts texts, SessionTexts session, int tokens) {}

  /** Resolves each statement of a text. */
  public static Reading read(List<Parsed> statements, Setting setting) {
    Analysis analysis = new Analysis(setting);
    Rows last = null;
    int returning = 0;
    for (Parsed statement : statements) {
      int before = analysis.ledgers.size();
      Rows rows = Statements.read(statement, new Scope(null), analysis);
      analysis.session.ran(statement, analysis.ledgers.subList(before, analysis.ledgers.size()));
      if (rows != null) {
        last = rows;
        returning++;
      }
    }
    String doubt = null;
    List<EffectiveStatement> effective = new ArrayList<>(analysis.ledgers.size());
    for (Ledger ledger : analysis.ledgers) {
      ThroughViews.complete(ledger, analysis);
      if (statements.size() > 1) {
        ledger.shapes.add(Shape.MULTIPLE);
      }
      doubt = doubt == null ? ledger.doubt : doubt;
      effective.add(ledger.statement());
    }
    if (effective.isEmpty()) {
      effective.add(new Ledger().statement());
    }
    boolean known = last == null || (last.exact() && returning == 1);
    return new Reading(effective, output(last), known, doubt, analysis.session);
  }

  private static List<OutputColumn> output(@Nullable Rows rows) {
    List<OutputColumn> output = new ArrayList<>();
    if (rows != null) {
      for (Named column : rows.columns()) {
        Origin origin = column.origin();
        output.add(
            new OutputColumn(
                output.size() + 1,
                column.name(),
                origin.sources(),
                origin.derived(),
                origin.known()));
      }
    }
    return output;
  }
}
