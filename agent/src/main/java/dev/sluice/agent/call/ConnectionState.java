package dev.sluice.agent.call;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.Copies;
import dev.sluice.rules.sql.session.SessionTexts;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one physical connection. Shared by all wrappers around it. Written by the thread
 * that uses the connection; readable by any.
 */
public final class ConnectionState {

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final AtomicLong TRANSACTIONS = new AtomicLong();

  /** What more a session makes for itself is of unknown origin. */
  private static final int MOST_OWN_TABLES = 500;

  private static final long OWN_VERSION_STEP = 1L << 48;

  private final Waiting open = new Waiting();
  private final long number = NUMBERS.incrementAndGet();
  private final DatabaseInfo database;
  private final Dialect dialect;
  private final WeakReference<@Nullable Connection> physical;
  private final CatalogSource.@Nullable Known catalog;
  private final HeldTexts held;
  private volatile AnalysisContext context;
  private volatile Catalog seen = Catalog.UNREAD;
  private volatile Copies own = Copies.NONE;
  private long ownVersion;
  private final AtomicLong ownChanges = new AtomicLong();
  private volatile boolean pathChanged;
  private volatile boolean autoCommit = true;
  private volatile boolean begun;
  private volatile boolean branch;
  private volatile boolean tablesChanged;
  private volatile long transaction;
  private volatile @Nullable String spoiltBy;
  private volatile boolean quiet;
  private final Map<String, Long> counts = new HashMap<>();
  private final ReentrantLock limited = new ReentrantLock();

  /** What the gate keeps here: the encoded form under the policy in force. */
  public volatile @Nullable Object memo;

  /** What the database was told of who asks. */
  public volatile @Nullable Object introduced;

  /** A connection of which only the database is known, if that. */
  public ConnectionState(DatabaseInfo database) {
    this(database, null, null);
  }

  /**
   * A connection to a database.
   *
   * @param physical held weakly
   */
  public ConnectionState(
      DatabaseInfo database, @Nullable Connection physical, CatalogSource.@Nullable Known catalog) {
    this.database = database;
    this.dialect = JdbcUrl.dialectOf(database.system());
    this.physical = new WeakReference<>(physical);
    this.catalog = catalog;
    this.held = new HeldTexts(dialect);
    this.context = AnalysisContext.of(dialect);
  }

  /** Hot path. The statements on it that wait for their end. */
  public Waiting open() {
    return open;
  }

  /** Its number within this JVM's run. */
  public long number() {
    return number;
  }

  /** Where it goes. */
  public DatabaseInfo database() {
    return database;
  }

  /** What it speaks. */
  public Dialect dialect() {
    return dialect;
  }

  /** The driver's own connection; null once nobody holds it. */
  public @Nullable Connection physical() {
    return physical.get();
  }

  /** Hot path. What decides what a text means on it now; the same object as long as it may. */
  @SuppressWarnings("ReferenceEquality") // what is the same object has not changed
  public AnalysisContext context() {
    Connection connection = physical.get();
    Catalog now = connection == null || catalog == null ? seen : catalog.current(connection);
    SessionTexts names = held.current(connection);
    if (now != seen || names != context.session()) {
      seen = now;
      rebuild(context.mode());
    }
    return context;
  }

  /** What its session holds by name. */
  public HeldTexts held() {
    return held;
  }

  /** A savepoint was set, by text or by call. */
  public void savepoint() {
    held.savepoint();
  }

  /** The open transaction goes on from a savepoint. */
  public void rolledBackToSavepoint() {
    held.rolledBackToSavepoint();
    catalogChanged();
  }

  /** A text ran to its end: in auto-commit with it its transaction. */
  public void settle() {
    if (autoCommit()) {
      held.ended(true);
    }
  }

  /**
   * A number that is another one after each change of tables that this JVM made, on whichever
   * connection, and after each change of where this one looks names up.
   */
  public long schemaChanges() {
    return ownChanges.get() + (catalog == null ? 0 : catalog.changes());
  }

  /** What a text means in such a session, for who does not use this connection. Any thread. */
  public AnalysisContext apart() {
    AnalysisContext now = context;
    Catalog latest = catalog == null ? now.catalog() : catalog.latest();
    return new AnalysisContext(dialect, now.mode(), latest);
  }

  /** The column of a number that the database gives to a result's column; null if not known. */
  public @Nullable ColumnName column(long table, int position) {
    return catalog == null ? null : catalog.column(table, position);
  }

  /** Tables were changed, or a transaction that changed them ended. */
  public void catalogChanged() {
    ownChanges.incrementAndGet();
    tablesChanged = transaction != 0;
    if (catalog != null) {
      catalog.changed();
    }
  }

  /** Names may now be looked up elsewhere: from here on only full names are sure. */
  public void pathChanged() {
    ownChanges.incrementAndGet();
    pathChanged = true;
    held.forget();
    rebuild(context.mode());
  }

  private void rebuild(AnalysisContext.SessionMode mode) {
    Catalog now = seen;
    Catalog found = pathChanged ? new Catalog(~now.version(), List.of(), now.tables(), false) : now;
    Catalog together = own.over(found, found.version() - ownVersion);
    context = new AnalysisContext(dialect, mode, together, held.current(physical.get()));
  }

  /**
   * A statement is about to put values into tables.
   *
   * @param lasting into tables that stay
   * @param temporary into tables of this connection's session
   */
  public void fills(Copies lasting, Copies temporary) {
    if (!lasting.isEmpty() && catalog != null) {
      catalog.fills(lasting);
    }
    Copies sum = own.and(temporary);
    keep(
        sum.size() <= MOST_OWN_TABLES
            ? sum.and(lasting.within(sum))
            : own.and(lasting.within(own)));
  }

  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  private void keep(Copies now) {
    if (now != own) {
      own = now;
      ownVersion += OWN_VERSION_STEP;
      rebuild(context.mode());
    }
  }

  /** That statement failed and changed nothing. What it was to put into tables of its own stays. */
  public void filledNothing(Copies lasting) {
    if (!lasting.isEmpty() && catalog != null) {
      catalog.filledNothing(lasting);
    }
  }

  /** Tables are gone for good. */
  public void dropped(Set<TableName> tables) {
    keep(own.without(tables));
  }

  /** The modes of the session that decide how text is read. */
  public AnalysisContext.SessionMode mode() {
    return context.mode();
  }

  /** A mode of the session that decides how text is read was changed. */
  public void mode(AnalysisContext.SessionMode mode) {
    held.forget();
    rebuild(mode);
  }

  /** Auto-commit was switched. */
  public void autoCommit(boolean on) {
    autoCommit = on;
  }

  /** A branch of a distributed transaction was begun: nothing but its own rollback undoes it. */
  public void branchBegun() {
    branch = true;
    begun = true;
  }

  /** Whether a branch of a distributed transaction is open. */
  public boolean inBranch() {
    return branch;
  }

  /** What the driver says of auto-commit and of an open transaction. */
  void follow(boolean auto, boolean open) {
    autoCommit = auto;
    if (open) {
      begun = begun || auto;
    } else if (transaction != 0 || begun) {
      ended();
    }
  }

  /** Held around a statement whose changed rows are limited, from before it runs to its end. */
  public ReentrantLock limited() {
    return limited;
  }

  /** Whether each statement is a transaction of its own. */
  public boolean autoCommit() {
    return autoCommit && !begun;
  }

  /** A transaction was begun by SQL text. */
  public void begun() {
    begun = true;
  }

  /** Whether a text began a transaction while auto-commit is on. */
  public boolean begunByText() {
    return begun && autoCommit;
  }

  /** Hot path. The transaction in which a statement runs now; 0 in auto-commit. */
  public long transaction() {
    if (autoCommit && !begun) {
      return 0;
    }
    if (transaction == 0) {
      transaction = TRANSACTIONS.incrementAndGet();
    }
    return transaction;
  }

  /** The transaction that is open; 0 if none has run a statement. */
  public long openTransaction() {
    return transaction;
  }

  /** The transaction that is open can only be rolled back: a rule's limit was exceeded in it. */
  public void spoil(String rule) {
    spoiltBy = rule;
  }

  /** Values were masked for who used it: from here on the database's own words are withheld. */
  public void quieten() {
    if (!quiet) {
      quiet = true;
    }
  }

  /** Whether what the database says on it may quote what was masked. */
  public boolean quiet() {
    return quiet;
  }

  /** Hot path. The rule for whose sake the open transaction can only be rolled back; or null. */
  public @Nullable String spoiltBy() {
    return spoiltBy;
  }

  /** Adds to what is counted in the open transaction; what is counted now. */
  public long count(String what, long amount) {
    synchronized (counts) {
      return counts.merge(what, amount, Long::sum);
    }
  }

  /** The transaction was committed; the next statement begins another. */
  public void committed() {
    held.ended(true);
    next();
  }

  /** The transaction ended, nobody says how; the next statement begins another. */
  public void ended() {
    held.ended(false);
    next();
  }

  private void next() {
    spoiltBy = null;
    synchronized (counts) {
      counts.clear();
    }
    transaction = 0;
    begun = false;
    branch = false;
    if (tablesChanged) {
      tablesChanged = false;
      catalogChanged();
    }
  }
}
