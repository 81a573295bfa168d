package dev.sluice.collector;

import dev.sluice.collector.ingest.MemoryQueues;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;

/** The records of one small conversation: a masked read, two refusals, a rolled back change. */
public final class Scene {

  public static final String HOSTILE =
      "SELECT '</code></script><script>alert(1)</script><img src=x onerror=alert(2)>' FROM notes";

  private Scene() {}

  /** Fills one queue; the answer may be used to go on. */
  public static Records play(MemoryQueues queues) {
    Records records = Records.of(1);
    MemoryQueues.Stream stream = queues.add(records.incarnation, "support-desk");
    stream.record(
        records.make(
            RecordType.HELLO,
            w ->
                w.put(Field.SERVICE_NAME, "support-desk")
                    .put(Field.MAIN_CLASS, "com.acme.SupportDesk")
                    .put(Field.POLICY_HASH, "9f2c")));
    stream.record(
        records.intent("SELECT id, name, email FROM customers WHERE city = ?", Scene::agent));
    stream.record(
        records.outcome(
            1,
            w ->
                w.put(Field.STATUS, "ok")
                    .put(Field.ROWS_RETURNED, 12)
                    .put(Field.MASKED, "pii.email=12")
                    .put(Field.DURATION_NANOS, 3_120_000)));
    stream.record(
        refusal(records, "DELETE FROM customers", "ai-reads-only-in-production", "delete"));
    stream.record(refusal(records, "DROP TABLE customers", "ai-no-schema-changes", "drop"));
    stream.record(
        records.intent(
            "UPDATE tickets SET state = ? WHERE id = ?",
            w -> {
              agent(w);
              w.put(Field.TRANSACTION_ID, 7);
            }));
    stream.record(
        records.outcome(
            5,
            w ->
                w.put(Field.STATUS, "ok")
                    .put(Field.ROWS_AFFECTED, 1)
                    .put(Field.DURATION_NANOS, 840_000)));
    stream.record(records.step(7, "rollback", null));
    stream.record(records.intent(HOSTILE, Scene::agent));
    return records;
  }

  private static byte[] refusal(Records records, String sql, String rule, String operation) {
    return records.make(
        RecordType.REFUSAL,
        w -> {
          w.put(Field.QUERY_TEXT, sql)
              .put(Field.VERDICT, "deny")
              .put(Field.OPERATION, operation)
              .put(Field.WRITES, "public.customers")
              .put(Field.RULE, rule)
              .put(Field.DECIDING_RULE, rule)
              .put(Field.MESSAGE, "Agents read here; ask for an approval to change.");
          actor(w);
        });
  }

  private static void agent(FieldWriter w) {
    w.put(Field.OPERATION, "select")
        .put(Field.READS, "public.customers")
        .put(Field.SENSITIVE, "pii.email")
        .put(Field.RULE, "mask-for-ai")
        .put(Field.DB_SYSTEM, "postgresql")
        .put(Field.DB_NAMESPACE, "shop")
        .put(Field.DATABASE_NAME, "main")
        .put(Field.SERVER_ADDRESS, "pg-prod-1")
        .put(Field.ORIGIN_KIND, "mybatis")
        .put(Field.ORIGIN_NAME, "CustomerMapper.byCity");
    actor(w);
  }

  private static void actor(FieldWriter w) {
    w.put(Field.ACTOR_KIND, "ai")
        .put(Field.ACTOR_SOURCE, "instrumented")
        .put(Field.AGENT_NAME, "support")
        .put(Field.TOOL_NAME, "lookupCustomer")
        .put(Field.MODEL, "gpt-demo")
        .put(Field.CONVERSATION_ID, "c-42")
        .put(Field.USER_NAME, "ann")
        .put(Field.TRACE_ID, "0af7651916cd43dd8448eb211c80319c")
        .put(Field.VALUE_SOURCE, "user.name=asserted");
  }
}
