package dev.sluice.agent.gate;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.call.CatalogSource;
import dev.sluice.agent.instrument.DriverLoader;
import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.NoHandler;
import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OnFailure;
import dev.sluice.rules.Operation;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.sql.AnalysisContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A gate before woven drivers, with a policy and facts made for the test, and its records. */
final class GateKit implements AutoCloseable {

  static final Incarnation RUN = new Incarnation(1, 2);

  final DriverLoader loader = new DriverLoader();
  final List<Written> records = new ArrayList<>();
  final List<String> judged = new ArrayList<>();
  volatile Rules rules = new Rules();
  boolean takes = true;
  CatalogSource catalogs = CatalogSource.NONE;
  final Gatekeeper keeper =
      new Gatekeeper(
          new GateParts(
              () -> rules,
              GateKit::facts,
              new Sink(),
              (connection, database, fresh) -> catalogs.of(connection, database, fresh),
              new Coverages(),
              RUN,
              new byte[16],
              true,
              WhoAsks.byNotes(),
              false));

  /** Puts the gate behind the door until the kit is closed. */
  static GateKit open() {
    GateKit kit = new GateKit();
    Door.handler = kit.keeper;
    return kit;
  }

  @Override
  public void close() {
    Door.handler = NoHandler.INSTANCE;
  }

  List<RecordType> types() {
    return records.stream().map(Written::type).toList();
  }

  List<Written> of(RecordType type) {
    return records.stream().filter(each -> each.type == type).toList();
  }

  private final class Coverages implements GateParts.Unguarded {
    @Override
    public @Nullable String reason(Class<?> type) {
      return loader.coverage.failed(type);
    }

    @Override
    public boolean guards(Class<?> type) {
      return loader.coverage.guards(type);
    }
  }

  /** A record as it was published. */
  record Written(RecordType type, long sequence, Map<Field, List<Object>> fields) {
    @Nullable Object get(Field field) {
      List<Object> values = fields.get(field);
      return values == null ? null : values.get(0);
    }
  }

  /** Refuses operations, masks the columns of a name. */
  final class Rules implements Policy {
    Set<Operation> refused = Set.of(Operation.DELETE, Operation.DROP);
    boolean enforces = true;
    String maskedLabel = "";
    Set<String> classesInForce = Set.of();
    String sensitiveColumn = "";

    @Override
    public Decision decide(StatementFacts facts, CallContext context) {
      judged.add(facts.sanitizedText());
      MaskPlan masks = masks(facts);
      for (EffectiveStatement each : facts.statements()) {
        for (Operation operation : each.operations()) {
          if (refused.contains(operation)) {
            return new Decision.Deny(List.of("no"), masks, "no", "Agents read here", !enforces);
          }
        }
      }
      return facts.understood()
          ? new Decision.Allow(List.of(), masks, Limits.NONE)
          : new Decision.Deny(List.of(), masks, "on-failure.parse", "Not understood.", !enforces);
    }

    private MaskPlan masks(StatementFacts facts) {
      if (maskedLabel.isEmpty()) {
        return MaskPlan.NONE;
      }
      List<@Nullable ColumnMask> columns = new ArrayList<>();
      for (OutputColumn column : facts.output()) {
        columns.add(
            column.label().equals(maskedLabel)
                ? new ColumnMask(Set.of("pii"), new MaskSpec.Redact())
                : null);
      }
      return new MaskPlan(
          columns,
          facts.outputKnown(),
          MaskPlan.UnknownOrigin.REDACT,
          List.of(),
          classesInForce,
          !enforces);
    }

    @Override
    public String hash() {
      return "0";
    }

    @Override
    public @Nullable String service() {
      return null;
    }

    @Override
    public @Nullable String environment() {
      return null;
    }

    @Override
    public Map<String, String> labels() {
      return Map.of();
    }

    @Override
    public boolean enforces() {
      return enforces;
    }

    @Override
    public OnFailure onMaskFailure() {
      return new OnFailure("mask", true, true);
    }

    @Override
    public OnFailure onAuditFailure() {
      return new OnFailure("audit", true, true);
    }

    @Override
    public AuditSettings audit() {
      return new AuditSettings(AuditSettings.Text.SANITIZED, AuditSettings.Parameters.HASHED, true);
    }

    @Override
    public boolean dependsOnTime() {
      return false;
    }

    @Override
    public boolean needsCodeJar() {
      return false;
    }

    @Override
    public @Nullable String databaseName(DatabaseInfo database) {
      return null;
    }

    @Override
    public Actor declaredActor(CallContext context) {
      return context.actor();
    }

    @Override
    public Set<String> classesOf(ColumnName column) {
      return column.name().equals(sensitiveColumn) ? Set.of("pii") : Set.of();
    }

    @Override
    public byte @Nullable [] maskKey() {
      return null;
    }
  }

  /** Reads just enough SQL for these tests: the first word, and plain columns after SELECT. */
  static StatementFacts facts(String sql, AnalysisContext context) {
    String text = sql.strip();
    String word = text.split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
    Operation operation = Operation.OTHER;
    boolean understood = false;
    for (Operation each : Operation.values()) {
      if (each.name().equals(word)) {
        operation = each;
        understood = true;
      }
    }
    List<OutputColumn> output = new ArrayList<>();
    if (operation == Operation.SELECT) {
      String columns = text.substring(6).split("(?i) from ", 2)[0];
      for (String each : columns.split(",", -1)) {
        output.add(new OutputColumn(output.size() + 1, each.strip(), Set.of(), false, true));
      }
    }
    Set<TableName> writes =
        operation == Operation.UPDATE ? Set.of(TableName.of(text.split(" ", 3)[1])) : Set.of();
    return new StatementFacts(
        understood,
        understood ? null : "unknown word",
        context.dialect(),
        List.of(statement(operation, writes, understood)),
        1,
        output,
        true,
        0,
        "f",
        text,
        word);
  }

  private static EffectiveStatement statement(
      Operation operation, Set<TableName> writes, boolean understood) {
    Family family =
        switch (operation) {
          case SELECT -> Family.READ;
          case CREATE, DROP -> Family.DDL;
          case BEGIN, COMMIT, ROLLBACK, SAVEPOINT -> Family.TRANSACTION;
          default -> Family.WRITE;
        };
    return new EffectiveStatement(
        Set.of(operation),
        Set.of(family),
        Set.of(),
        writes,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        false,
        false,
        false,
        understood);
  }

  private final class Sink implements RecordSink {
    @Override
    public synchronized long publish(
        RecordType type, byte[] statement, byte[] connection, byte[] actor, FieldWriter own) {
      if (!takes) {
        return NOT_WRITTEN;
      }
      Map<Field, List<Object>> fields = new EnumMap<>(Field.class);
      read(statement, fields);
      read(connection, fields);
      read(actor, fields);
      read(own.toBytes(), fields);
      records.add(new Written(type, records.size(), fields));
      return records.size() - 1L;
    }

    @Override
    public long lost() {
      return 0;
    }

    @Override
    public boolean accepts() {
      return takes;
    }
  }

  private static void read(byte[] bytes, Map<Field, List<Object>> into) {
    java.nio.ByteBuffer in =
        java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      Field field = Field.of(in.get() & 0xff);
      byte[] value = new byte[in.getInt()];
      in.get(value);
      Object read =
          field.kind() == Field.Kind.LONG
              ? (Object)
                  java.nio.ByteBuffer.wrap(value).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong()
              : new String(value, StandardCharsets.UTF_8);
      into.computeIfAbsent(field, key -> new ArrayList<>()).add(read);
    }
  }
}
