package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is neither query nor row write: what it does is said by sets. Filled by the
 * parser that reads it, not changed afterwards.
 */
public final class Command {

  /** What it runs. */
  public final Set<Operation> operations = EnumSet.noneOf(Operation.class);

  /** Its families; the analyzer adds none. */
  public final Set<Family> families = EnumSet.noneOf(Family.class);

  /** What it does beyond rows. */
  public final Set<Effect> effects = EnumSet.noneOf(Effect.class);

  /** Tables read. */
  public final List<Query.Table> reads = new ArrayList<>();

  /** Tables written or whose definition changes. */
  public final List<Query.Table> writes = new ArrayList<>();

  /** Columns named, for COPY with a list. */
  public final List<String> columns = new ArrayList<>();

  /** Expressions that it evaluates. */
  public final List<Expr> expressions = new ArrayList<>();

  /** Functions called by name (CALL). */
  public final List<String> functions = new ArrayList<>();

  /** Statements inside that run with it or later, each an effective statement of its own. */
  public final List<Parsed> nested = new ArrayList<>();

  /** The query whose rows it takes (CREATE … AS, COPY (…)); part of this statement. */
  public @Nullable Query query;

  /** True if the rows of the query flow out of the database or into the table written. */
  public boolean copies;

  /** True if it gives rows that are no table's: SHOW, EXPLAIN. */
  public boolean returnsOther;

  /** True if the rows it gives may hold values of tables that it does not name. */
  public boolean hides;

  /** True for rows that are a dump of the tables read. */
  public boolean returnsTables;

  /** Columns of a created table or view, in order. */
  public final List<String> definition = new ArrayList<>();

  /** CREATE TABLE, CREATE VIEW: what is created. */
  public @Nullable String created;

  /** True if what is created belongs to the session alone. */
  public boolean temporary;

  /** True if columns, or the table that is written, have other names afterwards. */
  public boolean renames;

  /** Text of SQL that it runs, if it is a literal. */
  public @Nullable String body;

  /** True if values stand in that text as parameters of which nobody knows where they are from. */
  public boolean open;

  /** The text of a procedural block. */
  public @Nullable String block;

  /** A statement that is planned and not run: what it touches is read, nothing is written. */
  public @Nullable Parsed planned;

  /** The table whose columns the expressions name; null if none stands out. */
  public Query.@Nullable Table over;

  /** Where the query's own text starts and ends. */
  public int queryStart = -1;

  /** End of the query's text. */
  public int queryEnd = -1;

  /** What it does with the names of its session; null if nothing. */
  public @Nullable Step step;

  /** Why it may do more than is said here; null if it cannot. */
  public @Nullable String doubt;

  void explained(Parsed inner) {
    planned = inner;
  }
}
