package dev.sluice.agent.cli;

import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.policy.CompiledPolicy;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import dev.sluice.rules.sql.DdlCatalog;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Judges statements as the agent would, without a database. Not thread safe. */
final class Judge {

  private final BiFunction<String, AnalysisContext, StatementFacts> analysis;
  private final BiFunction<String, Dialect, DdlCatalog> catalogs;
  private final Map<Dialect, Catalog> read = new EnumMap<>(Dialect.class);
  private @Nullable String ddl;
  private @Nullable String ddlName;
  private @Nullable Console console;

  Judge(
      BiFunction<String, AnalysisContext, StatementFacts> analysis,
      BiFunction<String, Dialect, DdlCatalog> catalogs) {
    this.analysis = analysis;
    this.catalogs = catalogs;
  }

  /** One statement and what is decided about it. */
  record Judgement(StatementFacts facts, Decision decision) {}

  /** Who asks, from where, where to, when. */
  record Call(
      Actor actor, OriginWords origin, @Nullable String database, Dialect dialect, Instant now) {}

  /** From here on statements are read with the tables of this file. */
  void useCatalog(String name, String text, Console messages) {
    ddl = text;
    ddlName = name;
    console = messages;
    read.clear();
  }

  Judgement judge(CompiledPolicy policy, String sql, Call call) {
    Dialect dialect = call.dialect();
    AnalysisContext context =
        new AnalysisContext(dialect, SessionMode.defaultOf(dialect), catalog(dialect));
    StatementFacts facts = analysis.apply(sql, context);
    CallContext calling =
        new CallContext(
            call.actor(),
            database(policy, call.database(), dialect),
            null,
            null,
            null,
            call.origin().kind(),
            call.origin().name(),
            call.now());
    return new Judgement(facts, policy.get().decide(facts, calling));
  }

  Catalog catalog(Dialect dialect) {
    String text = ddl;
    if (text == null) {
      return Catalog.EMPTY;
    }
    Catalog known = read.get(dialect);
    if (known == null) {
      DdlCatalog result = catalogs.apply(text, dialect);
      known = result.catalog();
      read.put(dialect, known);
      for (DdlCatalog.Problem problem : result.problems()) {
        if (console != null) {
          console.err().println("Sluice: " + ddlName + ":" + problem);
        }
      }
    }
    return known;
  }

  private static DatabaseInfo database(
      CompiledPolicy policy, @Nullable String name, Dialect dialect) {
    String system = systemOf(dialect);
    DatabaseInfo example = name == null ? null : policy.exampleOf(name, system);
    return example == null ? new DatabaseInfo(system, null, 0, null, null) : example;
  }

  /** The OpenTelemetry {@code db.system.name} of a dialect. */
  private static String systemOf(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> "postgresql";
      case MYSQL -> "mysql";
      case MARIADB -> "mariadb";
      case H2 -> "h2database";
      case SQLITE -> "sqlite";
      case SQLSERVER -> "microsoft.sql_server";
      case ORACLE -> "oracle.db";
      case ANSI -> "other_sql";
    };
  }
}
