package dev.sluice.it.oracle;

import dev.sluice.it.oracle.LiveSchema.Relation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One script run as psql runs it, each statement judged before it is sent. One thread. */
final class Session implements AutoCloseable {

  private static final int MOST_GENERATED = 2000;
  private static final Set<String> TRUE = Set.of("true", "on", "yes", "1", "t");

  /** Tags after which the schema is what it was. */
  private static final Set<String> UNCHANGING =
      Set.of(
          "SELECT", "UPDATE", "DELETE", "MERGE", "SHOW", "EXPLAIN", "FETCH", "BEGIN", "SAVEPOINT");

  private final Map<String, String> start;
  private final int port;
  private final Map<Long, Relation> systemRelations;
  private final Tally tally;
  private final Map<String, String> variables = new HashMap<>();
  private Wire wire;
  private LiveSchema schema;
  private Witness witness;

  /**
   * A session.
   *
   * @param start what the start message says: user, database, settings
   */
  Session(int port, Map<String, String> start, Map<Long, Relation> systemRelations, Tally tally)
      throws IOException {
    this.port = port;
    this.start = new HashMap<>(start);
    this.systemRelations = systemRelations;
    this.tally = tally;
    connect();
  }

  private void connect() throws IOException {
    wire = new Wire("localhost", port, start);
    schema = new LiveSchema(wire, systemRelations);
    witness = new Witness(wire, schema);
  }

  /** Runs a script. */
  void run(String name, String script) throws IOException {
    variables.put("DBNAME", start.getOrDefault("database", ""));
    variables.put("USER", start.getOrDefault("user", ""));
    PsqlReader reader = new PsqlReader(script, variables);
    Deque<Boolean> branches = new ArrayDeque<>();
    PsqlReader.Piece piece = reader.next();
    while (piece != null) {
      boolean active = !branches.contains(false);
      if (piece instanceof PsqlReader.Meta meta) {
        branch(meta, branches);
        if (active) {
          meta(meta);
        }
      } else if (active) {
        statement(name, (PsqlReader.Statement) piece, reader);
      }
      variables.put("standard_conforming_strings", wire.parameter("standard_conforming_strings"));
      piece = reader.next();
    }
  }

  /** Judges each statement of a text; nothing runs. */
  void judge(String name, String text) throws IOException {
    PsqlReader reader = new PsqlReader(text + "\n;", variables);
    PsqlReader.Piece piece = reader.next();
    while (piece != null) {
      if (piece instanceof PsqlReader.Statement statement) {
        tally.add(witness.judge(name, statement.text()));
      }
      piece = reader.next();
    }
  }

  private static void branch(PsqlReader.Meta meta, Deque<Boolean> branches) {
    String word = meta.arguments().isEmpty() ? "" : meta.arguments().get(0);
    if (branches.isEmpty() && !meta.name().equals("if")) {
      return;
    }
    switch (meta.name()) {
      case "if" -> branches.push(TRUE.contains(word));
      case "elif" -> branches.push(!branches.pop() && TRUE.contains(word));
      case "else" -> branches.push(!branches.pop());
      case "endif" -> branches.pop();
      default -> {
        // Anything else stays in its branch.
      }
    }
  }

  private void meta(PsqlReader.Meta meta) throws IOException {
    List<String> arguments = meta.arguments();
    switch (meta.name()) {
      case "set" -> {
        if (!arguments.isEmpty()) {
          variables.put(arguments.get(0), String.join("", arguments.subList(1, arguments.size())));
        }
      }
      case "unset" -> arguments.forEach(variables::remove);
      case "getenv" -> variables.put(arguments.get(0), "/nowhere");
      case "c", "connect" -> reconnect(arguments);
      default -> {
        // What psql does by itself is no statement.
      }
    }
  }

  private void reconnect(List<String> arguments) throws IOException {
    Map<String, String> before = new HashMap<>(start);
    if (!arguments.isEmpty() && !arguments.get(0).equals("-") && !arguments.get(0).contains("=")) {
      start.put("database", arguments.get(0));
    }
    if (arguments.size() > 1 && !arguments.get(1).equals("-")) {
      start.put("user", arguments.get(1));
    }
    wire.close();
    try {
      connect();
    } catch (IOException e) {
      tally.note("no connection: " + e.getMessage());
      start.clear();
      start.putAll(before);
      connect();
    }
  }

  private void statement(String name, PsqlReader.Statement statement, PsqlReader reader)
      throws IOException {
    String sql = statement.text();
    Verdict verdict = witness.judge(name + ":" + statement.line(), sql);
    tally.add(verdict);
    if (!verdict.utility.isEmpty() || verdict.failure != null) {
      schema.changed();
    }
    boolean copies =
        sql.strip().matches("(?is)(--[^\\n]*\\n\\s*)*copy\\b.*\\bfrom\\s+stdin\\b.*")
            && statement.sender().isEmpty();
    boolean backslash = wire.parameter("standard_conforming_strings").equals("off");
    Wire.Reply reply = wire.query(sql, copies ? reader.rows() : "");
    witness.ran(verdict, reply.failure, backslash);
    after(reply);
    String sender = first(statement.sender());
    if (sender.equals("gset") && reply.rows.size() == 1) {
      String prefix = statement.sender().substring(4).strip();
      for (int i = 0; i < reply.columns.size(); i++) {
        String value = reply.rows.get(0).get(i);
        variables.put(prefix + reply.columns.get(i).name(), value == null ? "" : value);
      }
    } else if (sender.equals("gexec")) {
      generated(reply);
    }
  }

  /** The first word. */
  private static String first(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private void generated(Wire.Reply reply) throws IOException {
    int left = MOST_GENERATED;
    for (List<String> row : reply.rows) {
      for (String cell : row) {
        if (cell != null && left-- > 0) {
          after(wire.query(cell));
        }
      }
    }
  }

  private void after(Wire.Reply reply) {
    boolean changing = reply.failure != null || reply.tags.isEmpty();
    for (String tag : reply.tags) {
      changing |= !UNCHANGING.contains(first(tag)) && !tag.startsWith("INSERT");
    }
    if (changing) {
      schema.changed();
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
