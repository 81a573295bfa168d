package dev.sluice.agent.call.catalog;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.Copies;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What statements of this JVM put into the tables of one database, whoever its connections belong
 * to. Kept until the JVM ends. Safe for any number of threads.
 */
final class KnownCopies {

  /** Beyond these nothing is known of any table. */
  private static final int MOST_TABLES = 5_000;

  private static final AtomicLong VERSIONS = new AtomicLong(1L << 40);

  private volatile Copies all = Copies.NONE;

  /** What was added last, and what there was before it. */
  private @Nullable Copies last;

  private Copies before = Copies.NONE;

  /** A statement is about to put values into tables. */
  synchronized void add(Copies more) {
    Copies sum = all.and(more);
    last = more;
    before = all;
    all = sum;
  }

  /** It failed and changed nothing. What others added since is kept with it. */
  @SuppressWarnings("ReferenceEquality") // the very statement
  synchronized void undo(Copies failed) {
    if (last == failed) {
      all = before;
      last = null;
    }
  }

  /** Hot path. What there is; the same object as long as nothing is added. */
  Copies all() {
    return all;
  }

  /** A catalog with these over it. */
  static Catalog over(Copies copies, Catalog base) {
    long version = VERSIONS.incrementAndGet();
    if (copies.size() <= MOST_TABLES) {
      return copies.over(base, version);
    }
    Map<TableName, Catalog.Table> unknown = new HashMap<>();
    for (Catalog.Table table : base.tables().values()) {
      unknown.put(table.name(), new Catalog.Table(table.name(), table.columns(), null, true));
    }
    return new Catalog(version, base.searchPath(), unknown, false);
  }
}
