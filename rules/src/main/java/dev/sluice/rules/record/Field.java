package dev.sluice.rules.record;

import org.jspecify.annotations.Nullable;

/**
 * A field of a record. The number is part of the binary form and never reused; the name is the
 * standard one (OpenTelemetry {@code db.*} and {@code gen_ai.*} where they have one), so that
 * exporters are a renaming. Repeated fields hold several values, in order.
 */
public enum Field {
  SERVICE_NAME(1, Kind.TEXT, false, "service.name"),
  ENVIRONMENT(2, Kind.TEXT, false, "deployment.environment.name"),
  /** {@code key=value}. */
  LABEL(3, Kind.TEXT, true, "sluice.label"),
  HOST_NAME(4, Kind.TEXT, false, "host.name"),
  PROCESS_PID(5, Kind.LONG, false, "process.pid"),
  JAVA_VERSION(6, Kind.TEXT, false, "process.runtime.version"),
  AGENT_VERSION(7, Kind.TEXT, false, "telemetry.distro.version"),
  MAIN_CLASS(8, Kind.TEXT, false, "process.command"),

  POLICY_HASH(20, Kind.TEXT, false, "sluice.policy.hash"),
  POLICY_NUMBER(21, Kind.LONG, false, "sluice.policy.number"),
  POLICY_FILE(22, Kind.TEXT, false, "sluice.policy.file"),
  /** enforce or observe. */
  MODE(23, Kind.TEXT, false, "sluice.mode"),
  /** Human sentence: why a policy was refused, what switched the mode, what is lost. */
  DETAIL(24, Kind.TEXT, false, "sluice.detail"),

  DB_SYSTEM(40, Kind.TEXT, false, "db.system.name"),
  DB_NAMESPACE(41, Kind.TEXT, false, "db.namespace"),
  SERVER_ADDRESS(42, Kind.TEXT, false, "server.address"),
  SERVER_PORT(43, Kind.LONG, false, "server.port"),
  DB_USER(44, Kind.TEXT, false, "db.user"),
  /** The name that the policy's {@code databases} gives. */
  DATABASE_NAME(45, Kind.TEXT, false, "sluice.database"),
  /** One physical connection within the incarnation. */
  CONNECTION_ID(46, Kind.LONG, false, "sluice.connection.id"),
  /** One transaction within the incarnation; 0 in auto-commit. */
  TRANSACTION_ID(47, Kind.LONG, false, "sluice.transaction.id"),
  /** One execution: ties outcome to intent, refusal to request. Unique within the incarnation. */
  STATEMENT_ID(48, Kind.LONG, false, "sluice.statement.id"),

  QUERY_TEXT(60, Kind.TEXT, false, "db.query.text"),
  QUERY_SUMMARY(61, Kind.TEXT, false, "db.query.summary"),
  FINGERPRINT(62, Kind.TEXT, false, "sluice.fingerprint"),
  OPERATION(63, Kind.TEXT, true, "db.operation.name"),
  READS(64, Kind.TEXT, true, "sluice.reads"),
  WRITES(65, Kind.TEXT, true, "sluice.writes"),
  FUNCTION(66, Kind.TEXT, true, "sluice.function"),
  SHAPE(67, Kind.TEXT, true, "sluice.shape"),
  EFFECT(68, Kind.TEXT, true, "sluice.effect"),
  /** {@code class} of sensitive data touched in any way. */
  SENSITIVE(69, Kind.TEXT, true, "sluice.sensitive"),
  /** 1 if understood, 0 if not. */
  UNDERSTOOD(70, Kind.LONG, false, "sluice.understood"),
  /** Bind values as the policy wants them, in order. */
  PARAMETER(71, Kind.TEXT, true, "db.query.parameter"),
  BATCH_SIZE(72, Kind.LONG, false, "db.operation.batch.size"),
  /** Length of the text in characters where it was cut. */
  TEXT_CUT_FROM(73, Kind.LONG, false, "sluice.query.untruncated_size"),

  ACTOR_KIND(90, Kind.TEXT, false, "sluice.actor.kind"),
  ACTOR_SOURCE(91, Kind.TEXT, false, "sluice.actor.source"),
  AGENT_NAME(92, Kind.TEXT, false, "gen_ai.agent.name"),
  TOOL_NAME(93, Kind.TEXT, false, "gen_ai.tool.name"),
  TOOL_CALL_ID(94, Kind.TEXT, false, "gen_ai.tool.call.id"),
  MODEL(95, Kind.TEXT, false, "gen_ai.request.model"),
  CONVERSATION_ID(96, Kind.TEXT, false, "gen_ai.conversation.id"),
  USER_NAME(97, Kind.TEXT, false, "user.name"),
  ROLE(98, Kind.TEXT, true, "user.roles"),
  ORIGIN_KIND(99, Kind.TEXT, false, "sluice.origin.kind"),
  ORIGIN_NAME(100, Kind.TEXT, false, "sluice.origin.name"),
  THREAD_NAME(101, Kind.TEXT, false, "thread.name"),
  TRACE_ID(102, Kind.TEXT, false, "trace_id"),
  SPAN_ID(103, Kind.TEXT, false, "span_id"),
  /** What the user asked of the model, sanitized; only if the policy asks for it. */
  PURPOSE(104, Kind.TEXT, false, "sluice.purpose"),
  /** What the model gave to the tool, sanitized; only if the policy asks for it. */
  TOOL_ARGUMENTS(105, Kind.TEXT, false, "gen_ai.tool.call.arguments"),
  TENANT(106, Kind.TEXT, false, "sluice.tenant"),
  /** {@code standard name=source} of each value about the asker: whose word it is. */
  VALUE_SOURCE(107, Kind.TEXT, true, "sluice.actor.sources"),
  /** Class and method of the application's own code that are nearest to the call. */
  CODE_FUNCTION(110, Kind.TEXT, false, "code.function.name"),
  CODE_LINE(111, Kind.LONG, false, "code.line.number"),
  /** The file from which that class comes. */
  CODE_JAR(112, Kind.TEXT, false, "sluice.code.jar"),

  /** allow, deny or approve. */
  VERDICT(120, Kind.TEXT, false, "sluice.verdict"),
  RULE(121, Kind.TEXT, true, "sluice.rule"),
  DECIDING_RULE(122, Kind.TEXT, false, "sluice.rule.deciding"),
  MESSAGE(123, Kind.TEXT, false, "sluice.message"),
  /** 1 if the verdict was recorded only (observe mode). */
  OBSERVED(124, Kind.LONG, false, "sluice.observed"),

  /** Sequence of the intent to which this outcome belongs. */
  INTENT_SEQUENCE(140, Kind.LONG, false, "sluice.intent.sequence"),
  /** ok, error or unknown. */
  STATUS(141, Kind.TEXT, false, "sluice.status"),
  ROWS_RETURNED(142, Kind.LONG, false, "db.response.returned_rows"),
  ROWS_AFFECTED(143, Kind.LONG, false, "sluice.rows.affected"),
  DURATION_NANOS(144, Kind.LONG, false, "sluice.duration"),
  ERROR_TYPE(145, Kind.TEXT, false, "error.type"),
  SQL_STATE(146, Kind.TEXT, false, "db.response.status_code"),
  /** {@code class=count}. */
  MASKED(147, Kind.TEXT, true, "sluice.masked"),
  /** closed, rerun, returned, abandoned or end: why the outcome of a query was written. */
  ENDED_BY(148, Kind.TEXT, false, "sluice.ended_by"),

  /** begin, commit, rollback, savepoint, rollback-to, xa-… */
  TRANSACTION_STEP(160, Kind.TEXT, false, "sluice.transaction.step"),

  /** {@code applied|failed|skipped class reason}. */
  COVERAGE_LINE(170, Kind.TEXT, true, "sluice.coverage"),

  /** Records that this JVM could not write, since its start. */
  LOST(180, Kind.LONG, false, "sluice.lost"),
  GAP_FIRST(181, Kind.LONG, false, "sluice.gap.first"),
  GAP_LAST(182, Kind.LONG, false, "sluice.gap.last"),

  /** found, ended, gap, damage, silent or ledger: what the collector found. */
  FINDING_KIND(190, Kind.TEXT, false, "sluice.finding"),
  /** The incarnation that a finding is about. */
  SUBJECT(191, Kind.TEXT, false, "sluice.subject.incarnation");

  /** How a field's value is written. */
  public enum Kind {
    /** UTF-8. */
    TEXT,
    /** 64 bits, little endian. */
    LONG
  }

  private static final int MAX_NUMBER = 255;
  private static final Field[] BY_NUMBER = new Field[MAX_NUMBER + 1];

  static {
    for (Field field : values()) {
      BY_NUMBER[field.number] = field;
    }
  }

  private final int number;
  private final Kind kind;
  private final boolean repeated;
  private final String standardName;

  Field(int number, Kind kind, boolean repeated, String standardName) {
    this.number = number;
    this.kind = kind;
    this.repeated = repeated;
    this.standardName = standardName;
  }

  /** The number in the binary form, 1 to 255. */
  public int number() {
    return number;
  }

  /** How the value is written. */
  public Kind kind() {
    return kind;
  }

  /** Whether it may stand several times. */
  public boolean repeated() {
    return repeated;
  }

  /** The name under which people and exporters see it. */
  public String standardName() {
    return standardName;
  }

  /** The field of that number; null for one that this version does not know. */
  public static @Nullable Field of(int number) {
    return number > 0 && number <= MAX_NUMBER ? BY_NUMBER[number] : null;
  }
}
