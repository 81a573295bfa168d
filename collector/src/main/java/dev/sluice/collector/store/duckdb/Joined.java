package dev.sluice.collector.store.duckdb;

import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.TransactionEnd;
import dev.sluice.collector.store.TransactionSteps;
import dev.sluice.collector.store.duckdb.DuckDbReader.Found;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Joins the intents of a page with their outcomes and their transactions. */
final class Joined {

  private Joined() {}

  /** A number within an incarnation. */
  private record Key(String incarnation, long number) {}

  static List<Entry> entries(Connection connection, List<Found> found) throws SQLException {
    List<AuditRecord> records = new ArrayList<>(found.size());
    for (Found row : found) {
      records.add(decode(row.body()));
    }
    Map<Key, AuditRecord> outcomes = outcomes(connection, records);
    Map<Key, List<AuditRecord>> steps = steps(connection, records);
    List<Entry> entries = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Found row = found.get(i);
      AuditRecord record = records.get(i);
      AuditRecord outcome = outcomes.get(key(record, record.sequence()));
      entries.add(
          new Entry(
              row.position(), row.service(), record, row.body(), outcome, end(record, steps)));
    }
    return entries;
  }

  private static TransactionEnd end(AuditRecord record, Map<Key, List<AuditRecord>> steps) {
    if (record.type() != RecordType.INTENT) {
      return TransactionEnd.NONE;
    }
    long transaction = record.number(Field.TRANSACTION_ID, 0);
    return transaction <= 0
        ? TransactionEnd.AUTO_COMMIT
        : TransactionSteps.endOf(
            record.sequence(), steps.getOrDefault(key(record, transaction), List.of()));
  }

  private static Map<Key, AuditRecord> outcomes(Connection connection, List<AuditRecord> records)
      throws SQLException {
    Map<Key, AuditRecord> outcomes = new HashMap<>();
    List<Key> intents = keys(records, AuditRecord::sequence);
    for (AuditRecord outcome :
        matching(connection, intents, "intent_sequence", RecordType.OUTCOME)) {
      outcomes.put(key(outcome, outcome.number(Field.INTENT_SEQUENCE, -1)), outcome);
    }
    return outcomes;
  }

  private static Map<Key, List<AuditRecord>> steps(Connection connection, List<AuditRecord> records)
      throws SQLException {
    Map<Key, List<AuditRecord>> steps = new HashMap<>();
    List<Key> transactions = keys(records, record -> record.number(Field.TRANSACTION_ID, 0));
    for (AuditRecord step :
        matching(connection, transactions, "transaction_id", RecordType.TRANSACTION)) {
      steps
          .computeIfAbsent(
              key(step, step.number(Field.TRANSACTION_ID, 0)), any -> new ArrayList<>())
          .add(step);
    }
    return steps;
  }

  private static List<Key> keys(List<AuditRecord> records, ToLongFunction<AuditRecord> number) {
    return records.stream()
        .filter(record -> record.type() == RecordType.INTENT)
        .map(record -> key(record, number.applyAsLong(record)))
        .filter(key -> key.number() >= 0)
        .distinct()
        .toList();
  }

  private static Key key(AuditRecord record, long number) {
    return new Key(record.incarnation().toString(), number);
  }

  private static List<AuditRecord> matching(
      Connection connection, List<Key> keys, String column, RecordType type) throws SQLException {
    if (keys.isEmpty()) {
      return List.of();
    }
    String pairs = ", (?, ?)".repeat(keys.size()).substring(2);
    // Between least and most, so that the database skips the blocks that have none of them.
    LongSummaryStatistics numbers = keys.stream().mapToLong(Key::number).summaryStatistics();
    String text =
        ("SELECT body FROM record WHERE type = %d AND %s BETWEEN %d AND %d"
                + " AND (incarnation, %s) IN (VALUES %s) ORDER BY position")
            .formatted(type.number(), column, numbers.getMin(), numbers.getMax(), column, pairs);
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      int parameter = 1;
      for (Key key : keys) {
        statement.setString(parameter++, key.incarnation());
        statement.setLong(parameter++, key.number());
      }
      return decodeAll(statement);
    }
  }

  private static List<AuditRecord> decodeAll(PreparedStatement statement) throws SQLException {
    List<AuditRecord> records = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        records.add(decode(rows.getBytes(1)));
      }
    }
    return records;
  }

  private static AuditRecord decode(byte @Nullable [] body) throws SQLException {
    if (body != null && RecordCodec.read(body) instanceof RecordCodec.Reading.Taken taken) {
      return taken.record();
    }
    throw new SQLException(
        "A row of the store is no record. Stop the collector, delete the store directory and start"
            + " it again: it is rebuilt from the ledger.");
  }
}
