package dev.sluice.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.collector.Records;
import dev.sluice.collector.search.QueryParser;
import dev.sluice.collector.search.QuerySyntaxException;
import dev.sluice.collector.store.RecordReader.Tail;
import dev.sluice.collector.store.RecordStore.Projection;
import dev.sluice.collector.store.RecordStore.Row;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do. */
public abstract class RecordStoreContract {

  /** Each finds the record with all facts, alone. */
  private static final List<String> THAT_FIND_THE_FIRST =
      List.of(
          "agent:\"support bot\"",
          "agent:support*",
          "tool:lookup",
          "model:m-1",
          "conversation:c-9",
          "user:ann",
          "actor:ai",
          "database:main",
          "database:shopdb",
          "system:postgresql",
          "operation:select",
          "table:customers",
          "table:shop.customers",
          "table:shop.*",
          "table:*tomers",
          "effect:file",
          "sensitive:pii.*",
          "masked:pii.email",
          "masked:pii*",
          "rule:mask-for-ai",
          "fingerprint:f00d",
          "trace:abc",
          "status:error",
          "tool:lookup status:error",
          "email customers",
          "\"from shop.\"");

  @TempDir Path directory;
  private RecordStore store;
  private final Records records = Records.of(1);
  private long batch;
  private long position = 1;

  protected abstract RecordStore.Opener opener(Path directory);

  @BeforeEach
  void open() throws StoreException {
    store = opener(directory).open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void project(byte[]... encoded) throws StoreException {
    List<Row> rows = new ArrayList<>();
    for (byte[] one : encoded) {
      rows.add(new Row("shop", Records.read(one), one));
    }
    StreamState state =
        new StreamState(records.incarnation, "shop", records.next(), 7, StreamState.Phase.LIVE);
    store.project(new Projection(batch, "hash" + batch, position, rows, List.of(state)));
    batch++;
    position += rows.size();
  }

  private List<Long> find(String query) throws StoreException {
    try {
      return store
          .find(QueryParser.parse(query, Instant.ofEpochSecond(1_795_323_700)), Long.MAX_VALUE, 500)
          .entries()
          .stream()
          .map(entry -> entry.record().sequence())
          .toList();
    } catch (QuerySyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private Entry get(long sequence) throws StoreException {
    return store.get(records.incarnation, sequence);
  }

  @Test
  void position_empty_isBeforeTheFirst() throws StoreException {
    assertThat(store.position()).isEqualTo(-1);
    assertThat(store.positionHash()).isNull();
    assertThat(store.lastPosition()).isZero();
    assertThat(store.streams()).isEmpty();
    assertThat(find("")).isEmpty();
  }

  @Test
  void project_reopened_keepsRowsPositionAndStreams() throws StoreException {
    byte[] hello = records.hello("shop");
    project(hello, records.intent("SELECT 1"));
    project(records.intent("SELECT 2"));
    store.close();
    store = opener(directory).open();
    assertThat(store.position()).isEqualTo(1);
    assertThat(store.positionHash()).isEqualTo("hash1");
    assertThat(store.lastPosition()).isEqualTo(3);
    assertThat(find("")).containsExactly(2L, 1L, 0L);
    assertThat(store.streams()).hasSize(1);
    assertThat(store.streams().get(0).nextSequence()).isEqualTo(3);
    assertThat(get(0).encoded()).isEqualTo(hello);
    assertThat(get(9)).isNull();
    assertThat(store.get(new Incarnation(9, 9), 0)).isNull();
  }

  @Test
  void delete_closed_startsEmpty() throws StoreException {
    project(records.hello("shop"));
    store.close();
    opener(directory).delete();
    store = opener(directory).open();
    assertThat(store.position()).isEqualTo(-1);
  }

  @Test
  void find_pages_coverEverythingOnce() throws StoreException {
    byte[][] all = new byte[25][];
    for (int i = 0; i < all.length; i++) {
      all[i] = records.intent("SELECT " + i);
    }
    project(all);
    List<Long> seen = new ArrayList<>();
    long before = Long.MAX_VALUE;
    do {
      Page page = store.find(RecordQuery.ALL, before, 10);
      page.entries().forEach(entry -> seen.add(entry.record().sequence()));
      before = page.next();
    } while (before != 0);
    assertThat(seen)
        .hasSize(25)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void entry_intent_isJoinedWithOutcomeAndTransaction() throws StoreException {
    project(
        records.intent("UPDATE a", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.outcome(0, w -> w.put(Field.STATUS, "ok").put(Field.ROWS_AFFECTED, 5)),
        records.intent("UPDATE b", w -> w.put(Field.TRANSACTION_ID, 4)),
        records.step(3, "rollback", null),
        records.intent("UPDATE c", w -> w.put(Field.TRANSACTION_ID, 4)),
        records.step(4, "commit", null),
        records.intent("UPDATE d", w -> w.put(Field.TRANSACTION_ID, 5)),
        records.intent("UPDATE e"));
    assertThat(get(0).outcome().number(Field.ROWS_AFFECTED, 0)).isEqualTo(5);
    assertThat(get(0).transaction()).isEqualTo(TransactionEnd.ROLLED_BACK);
    assertThat(get(2).outcome()).isNull();
    assertThat(get(2).transaction()).isEqualTo(TransactionEnd.COMMITTED);
    assertThat(get(4).transaction()).isEqualTo(TransactionEnd.COMMITTED);
    assertThat(get(6).transaction()).isEqualTo(TransactionEnd.OPEN);
    assertThat(get(7).transaction()).isEqualTo(TransactionEnd.AUTO_COMMIT);
    assertThat(get(3).transaction()).isEqualTo(TransactionEnd.NONE);
    assertThat(find("transaction:rolled-back type:intent")).containsExactly(0L);
    assertThat(find("transaction:committed type:intent")).containsExactly(4L, 2L);
    assertThat(find("transaction:5")).containsExactly(6L);
    assertThat(find("status:ok")).containsExactly(0L);
    assertThat(find("status:pending")).containsExactly(7L, 6L, 4L, 2L);
  }

  @Test
  void entry_savepoint_undoesOnlyWhatCameAfterIt() throws StoreException {
    project(
        records.intent("UPDATE a", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.step(3, "savepoint", "s1"),
        records.intent("UPDATE b", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.step(3, "savepoint", "s2"),
        records.intent("UPDATE c", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.step(3, "rollback-to", "s1"),
        records.intent("UPDATE d", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.step(3, "commit", null));
    assertThat(get(0).transaction()).isEqualTo(TransactionEnd.COMMITTED);
    assertThat(get(2).transaction()).isEqualTo(TransactionEnd.ROLLED_BACK_TO_SAVEPOINT);
    assertThat(get(4).transaction()).isEqualTo(TransactionEnd.ROLLED_BACK_TO_SAVEPOINT);
    assertThat(get(6).transaction()).isEqualTo(TransactionEnd.COMMITTED);
  }

  @Test
  void entry_savepointWithoutName_isUnknownWhereItMayBeEither() throws StoreException {
    project(
        records.intent("UPDATE a", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.step(3, "savepoint", null),
        records.intent("UPDATE b", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.step(3, "savepoint", null),
        records.intent("UPDATE c", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.step(3, "rollback-to", null),
        records.step(3, "commit", null));
    assertThat(get(0).transaction()).isEqualTo(TransactionEnd.COMMITTED);
    assertThat(get(2).transaction()).isEqualTo(TransactionEnd.UNKNOWN);
    assertThat(get(4).transaction()).isEqualTo(TransactionEnd.ROLLED_BACK_TO_SAVEPOINT);
  }

  @Test
  void entry_commitThatFailedOrConnectionClosed_isNotCalledCommitted() throws StoreException {
    project(
        records.intent("UPDATE a", w -> w.put(Field.TRANSACTION_ID, 3)),
        records.make(
            RecordType.TRANSACTION,
            w ->
                w.put(Field.TRANSACTION_ID, 3)
                    .put(Field.TRANSACTION_STEP, "commit")
                    .put(Field.STATUS, "error")),
        records.intent("UPDATE b", w -> w.put(Field.TRANSACTION_ID, 4)),
        records.step(4, "close", null));
    assertThat(get(0).transaction()).isEqualTo(TransactionEnd.UNKNOWN);
    project(records.step(3, "rollback", null));
    assertThat(get(0).transaction()).isEqualTo(TransactionEnd.ROLLED_BACK);
    assertThat(get(2).transaction()).isEqualTo(TransactionEnd.UNKNOWN);
    assertThat(find("transaction:committed")).isEmpty();
  }

  @Test
  void find_eachKey_findsItsRecordAlone() throws StoreException {
    project(
        records.hello("shop"),
        records.intent(
            "SELECT email FROM shop.Customers",
            w ->
                w.put(Field.AGENT_NAME, "Support Bot")
                    .put(Field.TOOL_NAME, "lookup")
                    .put(Field.MODEL, "m-1")
                    .put(Field.CONVERSATION_ID, "c-9")
                    .put(Field.USER_NAME, "ann")
                    .put(Field.ACTOR_KIND, "ai")
                    .put(Field.DATABASE_NAME, "main")
                    .put(Field.DB_NAMESPACE, "shopdb")
                    .put(Field.DB_SYSTEM, "postgresql")
                    .put(Field.OPERATION, "select")
                    .put(Field.READS, "shop.Customers")
                    .put(Field.EFFECT, "file")
                    .put(Field.SENSITIVE, "pii.email")
                    .put(Field.RULE, "mask-for-ai")
                    .put(Field.FINGERPRINT, "f00d")
                    .put(Field.TRACE_ID, "abc")),
        records.outcome(1, w -> w.put(Field.STATUS, "error").put(Field.MASKED, "pii.email=3")),
        records.refusal("DROP TABLE x", "no-ddl", "Schema changes go through a migration."),
        records.intent("SELECT 50% _ of [all] 'quotes' \\ back"));
    for (String query : THAT_FIND_THE_FIRST) {
      assertThat(find(query)).as(query).containsExactly(1L);
    }
    assertThat(find("verdict:deny")).containsExactly(3L);
    assertThat(find("verdict:deny,allow")).containsExactly(4L, 3L, 1L);
    assertThat(find("-verdict:deny")).containsExactly(4L, 1L, 0L);
    assertThat(find("-table:customers")).containsExactly(4L, 3L, 0L);
    assertThat(find("-email -drop")).containsExactly(4L, 0L);
    assertThat(find("type:outcome")).containsExactly(2L);
    assertThat(find("type:hello")).containsExactly(0L);
    assertThat(find("\"50% _ of [all] 'quotes'\"")).containsExactly(4L);
    assertThat(find("table:customer table:custom")).isEmpty();
    assertThat(find("agent:%")).isEmpty();
    assertThat(find("agent:*_*")).isEmpty();
    assertThat(find("\"' OR 1=1 --\"")).isEmpty();
    assertThat(find("service:shop")).hasSize(4);
    assertThat(find("incarnation:" + records.incarnation)).hasSize(4);
  }

  @Test
  void find_recordsFarApart_bringsEachPageWhole() throws StoreException {
    for (int i = 0; i < 40; i++) {
      project(records.intent("SELECT " + i));
      position += i % 4 == 3 ? 400_000 : 1;
    }
    List<Long> seen = new ArrayList<>();
    long before = Long.MAX_VALUE;
    do {
      Page page = store.find(RecordQuery.ALL, before, 7);
      page.entries().forEach(entry -> seen.add(entry.record().sequence()));
      before = page.next();
    } while (before != 0);
    assertThat(seen)
        .containsExactlyElementsOf(LongStream.rangeClosed(0, 39).map(i -> 39 - i).boxed().toList());
  }

  @Test
  void find_times_boundTheAnswer() throws StoreException {
    byte[][] all = new byte[60][];
    for (int i = 0; i < all.length; i++) {
      all[i] = records.intent("SELECT " + i);
    }
    project(all);
    assertThat(find("since:2026-11-22T05:00:58Z")).containsExactly(59L, 58L);
    assertThat(find("until:2026-11-22T05:00:02Z")).containsExactly(1L, 0L);
    assertThat(find("since:50s")).containsExactly(59L, 58L, 57L, 56L, 55L, 54L, 53L, 52L, 51L, 50L);
  }

  @Test
  void after_newRecordsAndLateOutcomes_bringEachOnce() throws StoreException {
    project(records.intent("SELECT 1", w -> w.put(Field.TRANSACTION_ID, 3)), records.hello("x"));
    Tail first = store.after(RecordQuery.ALL, 0, 100);
    assertThat(first.entries()).extracting(e -> e.record().sequence()).containsExactly(0L, 1L);
    assertThat(store.after(RecordQuery.ALL, first.position(), 100).entries()).isEmpty();
    project(records.outcome(0, w -> w.put(Field.STATUS, "ok")), records.intent("SELECT 2"));
    Tail second = store.after(RecordQuery.ALL, first.position(), 100);
    assertThat(second.entries()).extracting(e -> e.record().sequence()).containsExactly(0L, 3L);
    assertThat(second.entries().get(0).outcome()).isNotNull();
    project(records.step(3, "rollback", null));
    Tail third = store.after(RecordQuery.ALL, second.position(), 100);
    assertThat(third.entries()).extracting(e -> e.record().sequence()).containsExactly(0L);
    assertThat(third.entries().get(0).transaction()).isEqualTo(TransactionEnd.ROLLED_BACK);
    assertThat(third.position()).isEqualTo(5);
  }

  @Test
  void after_moreThanTheLimit_comesInParts() throws StoreException {
    byte[][] all = new byte[25][];
    for (int i = 0; i < all.length; i++) {
      all[i] = records.intent("SELECT " + i);
    }
    project(all);
    List<Long> seen = new ArrayList<>();
    long at = 0;
    for (int round = 0; round < 3; round++) {
      Tail tail = store.after(RecordQuery.ALL, at, 10);
      tail.entries().forEach(entry -> seen.add(entry.record().sequence()));
      at = tail.position();
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void project_unknownTypeAndHostileText_areKeptAndFound() throws StoreException {
    byte[] strange = records.make(99, new FieldWriter(64).put(Field.DETAIL, "later").toBytes());
    String sql = "SELECT '\0\u001f</script><script>alert(1)</script>" + "x".repeat(50_000) + "'";
    project(strange, records.intent(sql));
    assertThat(find("type:unknown-99")).containsExactly(0L);
    assertThat(TypeName.of(get(0).record())).isEqualTo("unknown-99");
    assertThat(get(1).record().text(Field.QUERY_TEXT)).isEqualTo(sql);
    assertThat(find("\"<script>alert\"")).containsExactly(1L);
    assertThat(Arrays.equals(get(0).encoded(), strange)).isTrue();
  }
}
