package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;
import java.util.Set;

/** SET, RESET, SHOW, USE, PRAGMA, DISCARD. One thread. */
final class Settings {

  /** Settings that change neither who, nor where names resolve, nor how text is read. */
  private static final Set<String> SAFE =
      Set.of(
          "statement_timeout",
          "lock_timeout",
          "idle_in_transaction_session_timeout",
          "idle_session_timeout",
          "transaction_timeout",
          "timezone",
          "time_zone",
          "datestyle",
          "intervalstyle",
          "extra_float_digits",
          "client_encoding",
          "names",
          "application_name",
          "client_min_messages",
          "bytea_output",
          "lc_messages",
          "lc_monetary",
          "lc_numeric",
          "lc_time",
          "work_mem",
          "random_page_cost",
          "enable_seqscan",
          "enable_hashjoin",
          "enable_nestloop",
          "enable_mergejoin",
          "enable_indexscan",
          "enable_bitmapscan",
          "geqo",
          "jit",
          "max_parallel_workers_per_gather",
          "synchronous_commit",
          "wait_timeout",
          "interactive_timeout",
          "net_read_timeout",
          "net_write_timeout",
          "max_execution_time",
          "max_statement_time",
          "innodb_lock_wait_timeout",
          "lock_wait_timeout",
          "sql_select_limit",
          "character_set_results",
          "character_set_client",
          "character_set_connection",
          "collation_connection",
          "autocommit",
          "group_concat_max_len",
          "query_timeout",
          "default_lock_timeout",
          "throttle",
          "lock_timeout_ms",
          "textsize",
          "nocount",
          "arithabort",
          "foreign_key_checks_none",
          "profiling",
          "transaction_isolation",
          "tx_isolation",
          "isolation");

  /** SQLite: what stands in parentheses is a table or index, not a value. */
  private static final Set<String> PRAGMA_WITH_SUBJECT =
      Set.of(
          "table_info",
          "table_xinfo",
          "table_list",
          "index_info",
          "index_xinfo",
          "index_list",
          "foreign_key_list");

  /** SQLite: read the whole database. */
  private static final Set<String> PRAGMA_CHECKS =
      Set.of(
          "integrity_check",
          "quick_check",
          "foreign_key_check",
          "optimize",
          "incremental_vacuum",
          "wal_checkpoint",
          "shrink_memory");

  /** SQLite: written to the file, or to a file of another name. */
  private static final Set<String> PRAGMA_SERVER =
      Set.of(
          "writable_schema",
          "schema_version",
          "user_version",
          "application_id",
          "journal_mode",
          "temp_store_directory",
          "data_store_directory",
          "auto_vacuum",
          "trusted_schema");

  /** SQLite: without a value these only tell. */
  private static final Set<String> PRAGMA_READS =
      Set.of(
          "table_info",
          "table_xinfo",
          "table_list",
          "index_info",
          "index_xinfo",
          "index_list",
          "foreign_key_list",
          "database_list",
          "collation_list",
          "function_list",
          "module_list",
          "pragma_list",
          "compile_options",
          "data_version",
          "schema_version",
          "user_version",
          "application_id",
          "encoding",
          "page_count",
          "page_size",
          "freelist_count",
          "foreign_keys",
          "journal_mode",
          "synchronous",
          "cache_size",
          "busy_timeout",
          "auto_vacuum",
          "locking_mode",
          "max_page_count",
          "mmap_size",
          "query_only",
          "read_uncommitted",
          "recursive_triggers",
          "reverse_unordered_selects",
          "secure_delete",
          "temp_store",
          "writable_schema",
          "case_sensitive_like",
          "automatic_index",
          "trusted_schema");

  private final Cursor cursor;
  private final Grammar grammar;

  Settings(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  void read(Command command, String verb) {
    cursor.next();
    switch (verb) {
      case "SET" -> set(command);
      case "RESET" -> {
        command.operations.add(Operation.SET);
        reset(command);
        cursor.skipStatement();
      }
      case "SHOW" -> show(command);
      case "USE" -> {
        command.operations.add(Operation.SET);
        command.effects.add(Effect.SESSION);
        cursor.anyName();
      }
      case "DISCARD" -> {
        command.operations.add(Operation.SET);
        command.effects.add(Effect.SESSION);
        cursor.anyName();
      }
      default -> pragma(command);
    }
  }

  /** PostgreSQL: settings of how, and with which rows, a text is run that is read all the same. */
  private static final Set<String> PLANNING = Set.of("plan_cache_mode", "row_security");

  private void reset(Command command) {
    boolean role = cursor.is("ROLE") || (cursor.is("SESSION") && cursor.is(1, "AUTHORIZATION"));
    String name = settingName();
    rate(command, name);
    if (cursor.postgres() && (role || PLANNING.contains(name))) {
      command.step = Step.of(Step.Kind.KEEP);
    }
  }

  private String settingName() {
    if (cursor.kind() == Kind.VARIABLE) {
      String name = Calls.lower(cursor.take());
      return name.startsWith("@@")
          ? name.substring(name.lastIndexOf('.') + 1).replace("@", "")
          : name;
    }
    List<String> parts = cursor.path();
    return Calls.lower(parts.get(parts.size() - 1));
  }

  private void set(Command command) {
    command.operations.add(Operation.SET);
    if (cursor.isAny("GLOBAL", "PERSIST", "PERSIST_ONLY")) {
      command.effects.add(Effect.SERVER);
    }
    if (cursor.isAny("ROLE", "PASSWORD", "DEFAULT", "RESOURCE") || authorization()) {
      command.effects.add(Effect.SESSION);
      if (cursor.postgres() && (cursor.is("ROLE") || authorization())) {
        command.step = Step.of(Step.Kind.KEEP); // what is prepared is planned anew
      }
      if (cursor.is("PASSWORD")) {
        command.families.add(Family.DCL);
      }
      cursor.skipStatement();
      return;
    }
    if (cursor.isAny("CONSTRAINTS")) {
      command.effects.add(Effect.SESSION);
      cursor.skipStatement();
      return;
    }
    cursor.acceptAny("SESSION", "LOCAL", "GLOBAL", "PERSIST", "PERSIST_ONLY");
    if (cursor.postgres() && cursor.accept("XML")) {
      cursor.expect("OPTION");
      cursor.next();
      command.effects.add(Effect.SESSION);
      command.step = Step.of(Step.Kind.KEEP);
      return;
    }
    if (cursor.isAny("TRANSACTION", "CHARACTERISTICS")) {
      transaction(command);
      return;
    }
    if (cursor.mysql() && cursor.accept("STATEMENT")) {
      forStatement(command);
      return;
    }
    do {
      assignment(command);
    } while (cursor.accept(Kind.COMMA));
    if (command.effects.isEmpty()) {
      command.families.add(Family.SESSION_SAFE);
    }
  }

  /** MariaDB: settings for one statement; not those that change how it is read. */
  private void forStatement(Command command) {
    do {
      if (cursor.isAny("SQL_MODE", "OLD_MODE") || cursor.word().startsWith("CHARACTER_SET")) {
        throw cursor.unexpected("a setting that leaves the text as it is");
      }
      assignment(command);
    } while (cursor.accept(Kind.COMMA));
    cursor.expect("FOR");
    command.nested.add(grammar.statement());
  }

  private boolean authorization() {
    return cursor.is("SESSION") && (cursor.is(1, "AUTHORIZATION") || cursor.is(1, "ROLE"));
  }

  private void transaction(Command command) {
    boolean safe = true;
    while (!cursor.atEnd()) {
      safe &= !cursor.isAny("ONLY", "WRITE", "SNAPSHOT");
      cursor.next();
    }
    if (safe && command.effects.isEmpty()) {
      command.families.add(Family.SESSION_SAFE);
    } else {
      command.effects.add(Effect.SESSION);
    }
  }

  private void assignment(Command command) {
    cursor.acceptAny("SESSION", "LOCAL", "GLOBAL");
    if (cursor.accept("TIME")) {
      cursor.expect("ZONE");
      cursor.skipStatement();
      return;
    }
    if (cursor.mysql() && (cursor.isAny("NAMES", "CHARSET") || cursor.is("CHARACTER"))) {
      cursor.skipStatement();
      return;
    }
    boolean variable =
        cursor.kind() == Kind.VARIABLE && !cursor.tokens.value(cursor.at()).startsWith("@@");
    String name = settingName();
    if (variable) {
      command.effects.add(Effect.STATE_CHANGE);
    } else {
      rate(command, name);
      if (cursor.postgres() && PLANNING.contains(name)) {
        command.step = Step.of(Step.Kind.KEEP);
      }
    }
    if (!cursor.acceptOperator("=") && !cursor.acceptOperator(":=")) {
      cursor.accept("TO");
    }
    value(command, variable);
  }

  private void value(Command command, boolean variable) {
    if (variable || cursor.mysql()) {
      if (cursor.isAny("ON", "DEFAULT", "BINARY", "ALL")) {
        cursor.next();
      } else {
        command.expressions.add(grammar.expressions.expression());
        command.copies |= variable;
      }
      return;
    }
    if (grammar.startsQuery(0)) {
      command.expressions.add(grammar.expressions.expression());
      return;
    }
    if (cursor.kind() == Kind.LEFT) {
      throw cursor.unexpected("a value");
    }
    if (!cursor.atEnd()) {
      boolean going = true;
      while (going && !cursor.atEnd()) {
        cursor.acceptOperator("-");
        if (cursor.kind() == Kind.LEFT) {
          throw cursor.unexpected("a value");
        }
        cursor.next();
        going = cursor.kind() == Kind.COMMA && !cursor.mysql();
        if (going) {
          cursor.next();
        }
      }
    }
  }

  private static void rate(Command command, String name) {
    if (!SAFE.contains(name)) {
      command.effects.add(Effect.SESSION);
    }
  }

  private void show(Command command) {
    command.operations.add(Operation.SHOW);
    command.families.add(Family.READ);
    command.returnsOther = true;
    if (cursor.isAny("PROCESSLIST", "GRANTS", "MASTER", "BINLOG", "SLAVE", "REPLICA")
        || cursor.is("FULL")) {
      command.effects.add(Effect.SERVER);
    }
    command.hides = !shows();
    while (!cursor.atEnd()) {
      if (cursor.is("SELECT")) {
        throw cursor.unexpected("the end");
      }
      cursor.next();
    }
  }

  /** Whether it shows the schema or a value that is the database's own. */
  private boolean shows() {
    int ahead = cursor.isAny("FULL", "EXTENDED") ? 1 : 0;
    return STRUCTURE.contains(cursor.word(ahead)) || OWN.contains(cursor.word(ahead));
  }

  private static final Set<String> STRUCTURE =
      Set.of(
          "TABLES",
          "COLUMNS",
          "FIELDS",
          "DATABASES",
          "SCHEMAS",
          "INDEX",
          "INDEXES",
          "KEYS",
          "CREATE",
          "TABLE",
          "ENGINES",
          "COLLATION",
          "CHARACTER",
          "CHARSET",
          "TRIGGERS",
          "FUNCTION",
          "PROCEDURE",
          "PRIVILEGES",
          "GRANTS");

  private static final Set<String> OWN =
      Set.of(
          "SERVER_VERSION",
          "SERVER_VERSION_NUM",
          "SERVER_ENCODING",
          "TRANSACTION",
          "TRANSACTION_ISOLATION",
          "TRANSACTION_READ_ONLY",
          "MAX_IDENTIFIER_LENGTH",
          "IS_SUPERUSER");

  private void pragma(Command command) {
    if (!cursor.is(Dialect.SQLITE)) {
      throw cursor.unexpected("a statement");
    }
    List<String> path = cursor.path();
    String name = Calls.lower(path.get(path.size() - 1));
    boolean assigns = !cursor.atEnd() && !PRAGMA_WITH_SUBJECT.contains(name);
    if (PRAGMA_CHECKS.contains(name)) {
      command.operations.add(Operation.ADMIN);
      command.families.add(Family.ADMIN);
    } else if (assigns || !PRAGMA_READS.contains(name)) {
      command.operations.add(Operation.SET);
      command.effects.add(Effect.SESSION);
      if (PRAGMA_SERVER.contains(name)) {
        command.effects.add(Effect.SERVER);
      }
    } else {
      command.operations.add(Operation.SHOW);
      command.families.add(Family.READ);
    }
    command.returnsOther = true;
    while (!cursor.atEnd()) {
      cursor.next();
    }
  }
}
