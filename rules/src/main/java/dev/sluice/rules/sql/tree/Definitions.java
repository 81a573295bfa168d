package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;
import java.util.Set;

/** CREATE, ALTER, DROP, TRUNCATE, RENAME, COMMENT. One thread. */
final class Definitions {

  private static final Set<String> ROLES = Set.of("USER", "ROLE", "GROUP", "LOGIN", "POLICY");

  /** Kinds whose body is code. */
  private static final Set<String> ROUTINES =
      Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT", "PACKAGE", "AGGREGATE", "ALIAS", "RULE");

  private static final Set<String> BODIES = Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "EVENT");

  private static final Set<String> ON_TABLE = Set.of("INDEX", "TRIGGER", "RULE", "POLICY");

  private final Cursor cursor;
  private final Grammar grammar;
  private final Tables tables;
  private final Alterations alterations;
  private final Routines routines;
  private final PostgresRoutines postgresRoutines;

  Definitions(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.tables = new Tables(grammar);
    this.alterations = grammar.alterations;
    this.routines = new Routines(grammar);
    this.postgresRoutines = new PostgresRoutines(grammar);
  }

  void read(Command command, String verb) {
    cursor.next();
    switch (verb) {
      case "CREATE" -> create(command);
      case "ALTER" -> alter(command);
      case "DROP" -> drop(command);
      case "TRUNCATE" -> truncate(command);
      case "RENAME" -> rename(command);
      case "COMMENT" -> comment(command);
      case "REFRESH" -> refresh(command);
      default -> new Grants(cursor).read(command, verb);
    }
  }

  private Query.Table table() {
    return new Query.Table(cursor.tablePath(), null, List.of());
  }

  private void create(Command command) {
    command.operations.add(Operation.CREATE);
    if (cursor.accept("OR")) {
      cursor.acceptAny("REPLACE", "ALTER");
    }
    command.temporary = modifiers();
    String kind = cursor.word();
    if (kind.isEmpty()) {
      throw cursor.unexpected("what to create");
    }
    command.families.add(ROLES.contains(kind) && !kind.equals("POLICY") ? Family.DCL : Family.DDL);
    switch (kind) {
      case "TABLE" -> tables.table(command);
      case "VIEW" -> tables.view(command);
      default -> {
        effects(command, kind);
        cursor.next();
        boolean readable = cursor.mysql() || cursor.is(Dialect.SQLITE);
        if (readable && BODIES.contains(kind)) {
          routines.read(command, kind);
          return;
        }
        if (cursor.postgres() && postgres(command, kind)) {
          return;
        }
        if (ON_TABLE.contains(kind)) {
          onTable(command, kind);
        }
        body(command, kind);
      }
    }
  }

  /** What holds statements, tables or expressions in PostgreSQL; false if nothing of that. */
  private boolean postgres(Command command, String kind) {
    switch (kind) {
      case "INDEX" -> alterations.index(command);
      case "POLICY" -> alterations.policy(command);
      case "STATISTICS" -> alterations.statistics(command);
      case "PUBLICATION" -> alterations.publication(command);
      case "FUNCTION", "PROCEDURE" -> postgresRoutines.routine(command);
      case "TRIGGER" -> postgresRoutines.trigger(command);
      case "RULE" -> postgresRoutines.rule(command);
      case "SCHEMA" -> postgresRoutines.schema(command);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Takes them; true if what they stand before belongs to the session alone. */
  private boolean modifiers() {
    boolean temporary = false;
    boolean local = false;
    boolean global = false;
    while (cursor.isAny(
        "TEMPORARY",
        "TEMP",
        "GLOBAL",
        "LOCAL",
        "UNLOGGED",
        "UNIQUE",
        "RECURSIVE",
        "MATERIALIZED",
        "FORCE",
        "FULLTEXT",
        "SPATIAL",
        "CACHED",
        "MEMORY",
        "EXTERNAL",
        "FOREIGN",
        "VIRTUAL",
        "CLUSTERED",
        "NONCLUSTERED",
        "EDITIONABLE",
        "TRUSTED",
        "CONSTRAINT",
        "LINKED",
        "NULLS",
        "NOT",
        "PERSISTENT",
        "BITMAP",
        "AGGREGATE",
        "ONLINE",
        "OFFLINE",
        "PUBLIC")) {
      temporary |= cursor.isAny("TEMPORARY", "TEMP");
      local |= cursor.is("LOCAL");
      global |= cursor.is("GLOBAL");
      cursor.next();
    }
    if (cursor.accept("ALGORITHM")) {
      cursor.expectOperator("=");
      cursor.next();
    }
    if (cursor.accept("DEFINER")) {
      cursor.expectOperator("=");
      while (!cursor.isAny("SQL", "VIEW", "FUNCTION", "PROCEDURE", "TRIGGER", "EVENT")
          && !cursor.atEnd()) {
        cursor.next();
      }
    }
    if (cursor.accept("SQL", "SECURITY")) {
      cursor.next();
    }
    boolean usual = cursor.postgres() || cursor.mysql();
    boolean own = usual ? !global : local;
    return temporary && own;
  }

  private static void effects(Command command, String kind) {
    switch (kind) {
      case "EXTENSION", "LANGUAGE", "LIBRARY" -> command.effects.add(Effect.SERVER);
      case "SERVER", "SUBSCRIPTION", "PUBLICATION", "FOREIGN" ->
          command.effects.add(Effect.NETWORK);
      default -> {
        if (ROUTINES.contains(kind)) {
          command.effects.add(Effect.DYNAMIC_SQL);
        }
      }
    }
  }

  /** Finds the table behind ON. */
  private void onTable(Command command, String kind) {
    String before = kind.equals("RULE") ? "TO" : "ON";
    while (!cursor.atEnd() && !cursor.is(before)) {
      cursor.next();
    }
    if (cursor.accept(before)) {
      cursor.accept("ONLY");
      command.writes.add(table());
    }
  }

  /** Code without quotes holds semicolons of its own: nobody can say where it ends. */
  private void body(Command command, String kind) {
    boolean code = ROUTINES.contains(kind) || kind.equals("SCHEMA");
    while (!cursor.atEnd()) {
      if (code
          && cursor.isAny(
              "BEGIN", "ATOMIC", "CREATE", "INSERT", "UPDATE", "DELETE", "SELECT", "RETURN",
              "DO")) {
        if (!eventWord(kind)) {
          command.doubt = "code in the body of a definition";
        }
      }
      if (cursor.kind() == Kind.LEFT && !code) {
        cursor.skipParentheses();
      } else {
        cursor.next();
      }
    }
    if (command.doubt != null) {
      while (cursor.kind() != Kind.END) {
        cursor.next();
      }
    }
  }

  /** {@code AFTER INSERT OR UPDATE ON t} in a trigger is no code. */
  private boolean eventWord(String kind) {
    return kind.equals("TRIGGER")
        && !cursor.isAny("BEGIN", "ATOMIC", "CREATE", "SELECT")
        && cursor.postgres();
  }

  private void alter(Command command) {
    command.operations.add(Operation.ALTER);
    modifiers();
    String kind = cursor.word();
    cursor.next();
    command.families.add(ROLES.contains(kind) && !kind.equals("POLICY") ? Family.DCL : Family.DDL);
    if (kind.equals("SYSTEM") || kind.equals("INSTANCE") || kind.equals("DATABASE")) {
      command.effects.add(Effect.SERVER);
      if (!kind.equals("DATABASE")) {
        command.families.add(Family.ADMIN);
      }
    }
    if (kind.equals("SESSION")) {
      command.effects.add(Effect.SESSION);
    }
    if (kind.equals("DEFAULT")) {
      command.families.add(Family.DCL);
    }
    if (kind.equals("TABLE") || kind.equals("VIEW")) {
      cursor.accept("IF", "EXISTS");
      cursor.accept("ONLY");
      command.writes.add(table());
      command.over = command.writes.get(0);
    } else if (cursor.postgres() && kind.equals("POLICY")) {
      alterations.policy(command);
    } else if (ON_TABLE.contains(kind)) {
      onPolicyTable(command);
    }
    if (cursor.postgres() && kind.equals("PUBLICATION")) {
      alterations.publication(command);
    } else {
      altering(command, kind);
    }
  }

  private void onPolicyTable(Command command) {
    int before = cursor.at();
    while (!cursor.atEnd() && !cursor.is("ON")) {
      cursor.next();
    }
    if (cursor.accept("ON")) {
      command.writes.add(table());
    } else {
      cursor.back(before);
    }
  }

  /** The table itself is renamed where RENAME TO stands first; else something in it. */
  private void renaming(Command command, String kind, boolean first) {
    cursor.next();
    boolean table = kind.equals("TABLE") || kind.equals("VIEW");
    if (table && !command.writes.isEmpty()) {
      command.renames = true;
      if (first && cursor.acceptAny("TO", "AS")) {
        command.writes.add(table());
      }
    }
  }

  private void altering(Command command, String kind) {
    int from = cursor.at();
    boolean evaluates = cursor.postgres() && (kind.equals("TABLE") || kind.equals("DOMAIN"));
    while (!cursor.atEnd()) {
      if (evaluates && alterations.part(command)) {
        continue;
      }
      if (cursor.is("AS") && kind.equals("VIEW")) {
        cursor.next();
        command.query = grammar.queries.query();
        continue;
      }
      if (cursor.is("RENAME")) {
        command.operations.add(Operation.RENAME);
        renaming(command, kind, cursor.at() == from);
        continue;
      }
      command.renames |= cursor.is("CHANGE") && cursor.mysql();
      if (cursor.isAny("INSERT", "UPDATE", "DELETE") && ROUTINES.contains(kind)) {
        command.doubt = "code in the body of a definition";
      }
      cursor.next();
    }
  }

  private static final Set<String> DROPS_TABLES =
      Set.of("TABLE", "VIEW", "SEQUENCE", "MATERIALIZED");

  private void drop(Command command) {
    command.operations.add(Operation.DROP);
    if (cursor.mysql() && cursor.accept("PREPARE")) {
      new Sessions(grammar).deallocate(command);
      return;
    }
    modifiers();
    String kind = cursor.word();
    cursor.next();
    command.families.add(ROLES.contains(kind) && !kind.equals("POLICY") ? Family.DCL : Family.DDL);
    if (kind.equals("OWNED")) {
      command.families.add(Family.DCL);
    }
    cursor.accept("CONCURRENTLY");
    cursor.accept("IF", "EXISTS");
    if (DROPS_TABLES.contains(kind) || kind.equals("TABLES")) {
      do {
        Query.Table table = table();
        if (!kind.equals("SEQUENCE")) {
          command.writes.add(table);
        }
      } while (cursor.accept(Kind.COMMA));
    } else if (ON_TABLE.contains(kind)) {
      onPolicyTable(command);
    }
    while (!cursor.atEnd()) {
      cursor.next();
    }
  }

  private void truncate(Command command) {
    command.operations.add(Operation.TRUNCATE);
    command.families.add(Family.WRITE);
    command.families.add(Family.DDL);
    cursor.accept("TABLE");
    do {
      cursor.accept("ONLY");
      command.writes.add(table());
      cursor.acceptOperator("*");
    } while (cursor.accept(Kind.COMMA));
    while (!cursor.atEnd()) {
      if (!cursor.acceptAny(
          "RESTART",
          "CONTINUE",
          "IDENTITY",
          "CASCADE",
          "RESTRICT",
          "WAIT",
          "NOWAIT",
          "REUSE",
          "DROP",
          "STORAGE")) {
        throw cursor.unexpected("the end");
      }
    }
  }

  private void rename(Command command) {
    command.operations.add(Operation.RENAME);
    boolean table = cursor.accept("TABLE");
    command.families.add(cursor.is("USER") && !table ? Family.DCL : Family.DDL);
    if (!table) {
      cursor.skipStatement();
      return;
    }
    command.renames = true;
    do {
      command.writes.add(table());
      cursor.expect("TO");
      command.writes.add(table());
    } while (cursor.accept(Kind.COMMA));
  }

  private static final Set<String> OF_TABLES = Set.of("TRIGGER", "RULE", "POLICY", "CONSTRAINT");

  private void comment(Command command) {
    command.operations.add(Operation.ALTER);
    command.families.add(Family.DDL);
    cursor.expect("ON");
    object(command);
  }

  /** Behind SECURITY. */
  void labelled(Command command) {
    while (!cursor.atEnd() && !cursor.accept("ON")) {
      cursor.next();
    }
    object(command);
  }

  /** The table that an object is, or belongs to. */
  private void object(Command command) {
    cursor.acceptAny("MATERIALIZED", "FOREIGN");
    boolean table = cursor.acceptAny("TABLE", "VIEW");
    if (table) {
      command.writes.add(table());
    } else if (cursor.is("COLUMN")) {
      cursor.next();
      List<String> parts = cursor.path();
      if (parts.size() > 1) {
        command.writes.add(new Query.Table(parts.subList(0, parts.size() - 1), null, List.of()));
      }
    } else if (OF_TABLES.contains(cursor.word())) {
      cursor.next();
      cursor.anyName();
      if (cursor.accept("ON") && !cursor.is("DOMAIN")) {
        command.writes.add(table());
      }
    }
    cursor.skipStatement();
  }

  private void refresh(Command command) {
    cursor.expect("MATERIALIZED");
    cursor.expect("VIEW");
    cursor.accept("CONCURRENTLY");
    command.operations.add(Operation.ADMIN);
    command.families.add(Family.ADMIN);
    command.families.add(Family.WRITE);
    Query.Table view = table();
    command.writes.add(view);
    command.reads.add(view);
    cursor.skipStatement();
  }
}
