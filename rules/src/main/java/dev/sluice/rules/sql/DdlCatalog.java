package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.tree.Command;
import dev.sluice.rules.sql.tree.Grammar;
import dev.sluice.rules.sql.tree.Parsed;
import dev.sluice.rules.sql.tree.Summary;
import dev.sluice.rules.sql.tree.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalog from a file of DDL: CREATE TABLE, CREATE VIEW, and what changes them later. Immutable.
 *
 * @param catalog what could be read; complete if everything could
 * @param problems what could not be read, in the order of the text
 */
public record DdlCatalog(Catalog catalog, List<Problem> problems) {

  public DdlCatalog {
    problems = List.copyOf(problems);
  }

  /**
   * A statement that was not read.
   *
   * @param line from 1
   * @param column from 1
   */
  public record Problem(int line, int column, String message) {
    /** {@code line:column: message}. */
    @Override
    public String toString() {
      return line + ":" + column + ": " + message;
    }
  }

  /**
   * Reads a file of DDL, a migration history too: tables that later statements alter, rename or
   * drop are as the last one leaves them. Other statements are passed over. Never throws.
   */
  public static DdlCatalog read(String ddl, Dialect dialect) {
    Reader reader = new Reader(ddl, AnalysisContext.of(dialect));
    reader.run();
    Catalog catalog =
        new Catalog(
            reader.version(),
            reader.changes.searchPath(),
            reader.tables,
            reader.problems.isEmpty());
    return new DdlCatalog(catalog, reader.problems);
  }

  private static final class Reader {
    final Map<TableName, Catalog.Table> tables = new LinkedHashMap<>();
    final List<Problem> problems = new ArrayList<>();
    private final String ddl;
    private final AnalysisContext context;
    final SchemaChanges changes;

    Reader(String ddl, AnalysisContext context) {
      this.ddl = ddl;
      this.context = context;
      this.changes = new SchemaChanges(tables, context.dialect(), SqlAnalyzer.tokens("", context));
    }

    void run() {
      Tokens tokens = SqlAnalyzer.tokens(ddl, context);
      String problem = tokens.problem();
      if (problem != null) {
        problems.add(at(0, problem));
        return;
      }
      int from = 0;
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.kind(i) == Kind.SEMICOLON || tokens.kind(i) == Kind.END) {
          if (i > from) {
            statement(tokens.start(from), tokens.end(i - 1));
          }
          from = i + 1;
        }
      }
    }

    private void statement(int start, int end) {
      String text = ddl.substring(start, end);
      try {
        Tokens tokens = SqlAnalyzer.tokens(text, context);
        for (Parsed parsed : new Grammar(tokens, context.dialect(), new Summary()).script()) {
          Command command = parsed.command();
          if (command != null && command.created != null && !command.writes.isEmpty()) {
            created(command, text, tokens, start);
          }
        }
        String problem = changes.follow(tokens);
        if (problem != null) {
          problems.add(at(start, problem));
        }
      } catch (Unreadable e) {
        problems.add(at(start, String.valueOf(e.getMessage())));
      } catch (RuntimeException | StackOverflowError e) {
        problems.add(
            at(start, "the statement cannot be read: error=" + e.getClass().getSimpleName()));
      }
    }

    private void created(Command command, String text, Tokens tokens, int start) {
      List<String> parts = command.writes.get(0).parts();
      TableName name = changes.made(parts);
      if (tables.containsKey(name) && onlyIfNew(tokens)) {
        return;
      }
      boolean view = "view".equals(command.created);
      String query =
          command.queryStart >= 0 ? text.substring(command.queryStart, command.queryEnd) : null;
      List<String> columns = new ArrayList<>(command.definition);
      if (columns.isEmpty() && query != null) {
        List<String> found = columnsOf(query);
        if (found == null) {
          problems.add(at(start, "the columns cannot be told: name=" + name));
          return;
        }
        columns.addAll(found);
      }
      if (columns.isEmpty() || "copy".equals(command.created)) {
        problems.add(at(start, "the columns are not in the statement: name=" + name));
        return;
      }
      tables.put(name, new Catalog.Table(name, columns, view ? query : null, view));
    }

    /** CREATE TABLE IF NOT EXISTS leaves the table that is there. */
    private static boolean onlyIfNew(Tokens tokens) {
      for (int i = 0; i + 1 < Math.min(tokens.size(), 8); i++) {
        boolean found = tokens.kind(i) == Kind.WORD && tokens.kind(i + 1) == Kind.WORD;
        if (found && tokens.value(i).equals("IF") && tokens.value(i + 1).equals("NOT")) {
          return true;
        }
      }
      return false;
    }

    private @Nullable List<String> columnsOf(String query) {
      Catalog sofar = new Catalog(1, changes.searchPath(), tables, false);
      StatementFacts facts =
          new SqlAnalyzer()
              .analyze(query, new AnalysisContext(context.dialect(), context.mode(), sofar));
      if (!facts.understood() || !facts.outputKnown()) {
        return null;
      }
      List<String> names = new ArrayList<>();
      for (OutputColumn column : facts.output()) {
        names.add(column.label());
      }
      return names;
    }

    /** Equal text gives an equal version. */
    long version() {
      return 1L + (ddl.hashCode() & 0x7fffffffL);
    }

    private Problem at(int offset, String message) {
      int line = 1;
      int column = 1;
      for (int i = 0; i < offset; i++) {
        if (ddl.charAt(i) == '\n') {
          line++;
          column = 1;
        } else {
          column++;
        }
      }
      return new Problem(line, column, message);
    }
  }
}
