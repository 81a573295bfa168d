package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.tree.Parsed;
import dev.sluice.rules.sql.tree.Unreadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the resolvers of one text share: catalog, functions, budget, the statements found. */
final class Analysis {

  /** What a text may cost whatever its length: units of about the time of one set insertion. */
  private static final int MIN_WORK = 150_000;

  /** What it may cost more for each of its tokens. */
  private static final int WORK_PER_TOKEN = 6;

  private static final int MAX_VIEWS = 30;

  /** The rank of a table that a bare name may mean without a search path. */
  private static final int ANY_SCHEMA = 1000;

  final Dialect dialect;
  final Catalog catalog;
  final Functions functions;
  final Texts texts;
  final List<Ledger> ledgers = new ArrayList<>(1);
  final Expressions expressions;
  final Queries queries;
  final Sources sources;
  final Writes writes;
  final Truth truth;
  final Session session;

  /** What the text has put into tables so far, where the rest of it would see that. */
  private final Map<TableName, Given> changed = new HashMap<>(2);

  private final Map<TableName, View> views = new HashMap<>();
  private final Map<List<String>, Optional<Catalog.Table>> found = new HashMap<>();
  private final int maxWork;
  private int work;
  private int viewDepth;
  int bodyDepth;

  /** Where values of parameters come from: EXECUTE may give what a variable holds. */
  Origin given = Origin.NONE;

  Analysis(Resolver.Setting setting) {
    this.maxWork = MIN_WORK + WORK_PER_TOKEN * setting.tokens();
    this.dialect = setting.dialect();
    this.catalog = setting.catalog();
    this.texts = setting.texts();
    this.session = new Session(dialect, setting.session());
    this.functions = Functions.of(dialect);
    this.expressions = new Expressions(this);
    this.queries = new Queries(this);
    this.sources = new Sources(this);
    this.writes = new Writes(this);
    this.truth = new Truth(this);
  }

  /**
   * Counts what is done: an expression, a source of a value, a column of a row. Everything that
   * loops over what an attacker can make long counts here, so that the time is linear in the text.
   */
  void work(int units) {
    work += units;
    if (work > maxWork) {
      throw new Unreadable("the text would take too long to resolve: limit=" + maxWork);
    }
  }

  /** Counts a search through a list: comparing names is cheaper than anything else. */
  void scan(Collection<?> list) {
    work(1 + list.size() / 8);
  }

  /** Units counted so far. */
  int worked() {
    return work;
  }

  /** PostgreSQL reads the tables as they were before the statement. */
  void changed(@Nullable TableName table, Given given) {
    if (table != null && dialect != Dialect.POSTGRESQL) {
      changed.put(table, given);
    }
  }

  Ledger ledger() {
    Ledger ledger = new Ledger();
    ledgers.add(ledger);
    return ledger;
  }

  /** The name of a table: as the catalog has it, else as written. */
  TableName tableName(List<String> parts) {
    Catalog.Table found = find(parts);
    return found == null ? written(parts) : found.name();
  }

  private static TableName written(List<String> parts) {
    String name = parts.get(parts.size() - 1);
    return new TableName(parts.size() > 1 ? parts.get(parts.size() - 2) : null, name);
  }

  Catalog.@Nullable Table find(List<String> parts) {
    if (catalog.tables().isEmpty()) {
      return null;
    }
    Optional<Catalog.Table> known = found.get(parts);
    if (known == null) {
      known = Optional.ofNullable(lookUp(written(parts)));
      found.put(List.copyOf(parts), known);
    }
    return known.orElse(null);
  }

  private Catalog.@Nullable Table lookUp(TableName name) {
    Catalog.Table exact = catalog.tables().get(name);
    if (exact != null) {
      return exact;
    }
    if (name.schema() == null) {
      for (String schema : catalog.searchPath()) {
        Catalog.Table table = catalog.tables().get(new TableName(schema, name.name()));
        if (table != null) {
          return table;
        }
      }
    }
    return loosely(name);
  }

  /**
   * Whether names that differ in case alone may be different names. What H2 makes of case is a
   * matter of its settings, and a driver may tell names otherwise than they are written.
   */
  boolean caseMatters() {
    return dialect.folding() != Dialect.Folding.INSENSITIVE;
  }

  /** Ignoring case, except in PostgreSQL, and the schema where one side has none. */
  private Catalog.@Nullable Table loosely(TableName name) {
    Catalog.Table bare = catalog.tables().get(TableName.of(name.name()));
    if (bare != null) {
      return bare;
    }
    scan(catalog.tables().keySet());
    Catalog.Table best = null;
    int bestRank = Integer.MAX_VALUE;
    List<Catalog.Table> homonyms = new ArrayList<>(0);
    for (Map.Entry<TableName, Catalog.Table> entry : catalog.tables().entrySet()) {
      TableName candidate = entry.getKey();
      boolean same =
          dialect == Dialect.POSTGRESQL
              ? candidate.name().equals(name.name())
              : candidate.name().equalsIgnoreCase(name.name());
      if (same) {
        int rank = rank(candidate, name);
        if (rank == ANY_SCHEMA) {
          homonyms.add(entry.getValue());
        }
        if (rank < bestRank) {
          best = entry.getValue();
          bestRank = rank;
        }
      }
    }
    return bestRank == ANY_SCHEMA && homonyms.size() > 1 ? anyOf(homonyms) : best;
  }

  /**
   * Tables of several schemas, where nobody knows in which order these are searched: what they have
   * in common is known, if it is all; else none is meant for sure.
   */
  private static Catalog.@Nullable Table anyOf(List<Catalog.Table> homonyms) {
    Catalog.Table first = homonyms.get(0);
    for (Catalog.Table other : homonyms) {
      boolean same = other.name().name().equals(first.name().name());
      if (!same
          || other.view()
          || !other.filled().isEmpty()
          || !other.columns().equals(first.columns())) {
        return null;
      }
    }
    return new Catalog.Table(TableName.of(first.name().name()), first.columns(), null, false);
  }

  private int rank(TableName candidate, TableName name) {
    String schema = candidate.schema();
    if (name.schema() == null) {
      if (schema == null) {
        return 0;
      }
      for (int i = 0; i < catalog.searchPath().size(); i++) {
        if (catalog.searchPath().get(i).equalsIgnoreCase(schema)) {
          return i + 1;
        }
      }
      return catalog.searchPath().isEmpty() ? ANY_SCHEMA : Integer.MAX_VALUE;
    }
    if (schema == null) {
      return 1;
    }
    return schema.equalsIgnoreCase(name.schema()) ? 0 : Integer.MAX_VALUE;
  }

  /** A table or view as a relation; a view's columns go to their bases. */
  Relation relation(List<String> parts, Ledger ledger) {
    Catalog.Table found = find(parts);
    TableName name = found == null ? written(parts) : found.name();
    ledger.reads.add(name);
    if (found == null) {
      boolean variable = name.name().startsWith("@"); // Of SQL Server: filled in this text.
      boolean doubtful = variable || catalog.version() != 0 || !catalog.tables().isEmpty();
      ledger.hidden |= doubtful;
      ledger.opaque |= doubtful && !variable && !isDual(name);
      return asChanged(new Relation(null, name, List.of(), false, null, doubtful));
    }
    work(found.columns().size());
    if (!found.view()) {
      return asChanged(table(found, ledger));
    }
    View view = view(found);
    work(view.inside.reads.size() + view.inside.predicates.size() + view.inside.columns.size());
    ledger.takes(view.inside);
    return view.relation;
  }

  /** The one row without values that these databases have for a FROM that must be there. */
  private boolean isDual(TableName name) {
    return name.schema() == null
        && name.name().equalsIgnoreCase("dual")
        && switch (dialect) {
          case MYSQL, MARIADB, ORACLE, H2 -> true;
          default -> false;
        };
  }

  private Relation asChanged(Relation table) {
    TableName name = table.table();
    Given given = name == null ? null : changed.get(name);
    return given == null ? table : given.in(table);
  }

  /**
   * A view, read once for a text.
   *
   * @param inside what its query does; part of each statement that uses the view
   * @param read false if its query is not known or not understood
   */
  record View(Relation relation, Ledger inside, boolean read) {}

  View view(Catalog.Table found) {
    View view = views.get(found.name());
    if (view == null) {
      Ledger inside = new Ledger();
      views.put(found.name(), unread(found));
      Rows rows = viewRows(found, inside);
      inside.hidden |= rows == null;
      inside.opaque |= rows == null;
      view = new View(relation(found, rows), inside, rows != null);
      views.put(found.name(), view);
    }
    return view;
  }

  /** What a view is while it is read, for a view that reads itself. */
  private static View unread(Catalog.Table found) {
    Ledger inside = new Ledger();
    inside.hidden = true;
    inside.opaque = true;
    return new View(relation(found, null), inside, false);
  }

  private static Relation table(Catalog.Table found, Ledger ledger) {
    List<Named> columns = new ArrayList<>(found.columns().size());
    for (String column : found.columns()) {
      Origin own = Origin.plain(new ColumnName(found.name(), column), true);
      Set<ColumnName> filled = found.filled().get(column);
      if (filled != null) {
        boolean known = !filled.contains(ColumnName.UNKNOWN);
        ledger.hidden |= !known;
        own = own.and(new Origin(filled, true, known));
      }
      columns.add(new Named(column, own));
    }
    return new Relation(null, found.name(), columns, !columns.isEmpty(), null);
  }

  private static Relation relation(Catalog.Table found, @Nullable Rows rows) {
    List<Named> columns = new ArrayList<>(found.columns().size());
    Origin unplaced = rows == null ? Origin.UNKNOWN : rows.whole().doubted();
    boolean fits = rows != null && rows.exact() && rows.columns().size() == found.columns().size();
    for (int i = 0; i < found.columns().size(); i++) {
      String column = found.columns().get(i);
      Origin own = new Origin(Set.of(new ColumnName(found.name(), column)), false, true);
      Origin base;
      if (fits && rows != null) {
        base = rows.columns().get(i).origin();
      } else {
        base = unplaced;
      }
      columns.add(new Named(column, join(base, own)));
    }
    return new Relation(null, found.name(), columns, !columns.isEmpty(), null);
  }

  /** A view's column is its base's, and itself, for a policy that names the view. */
  private static Origin join(Origin base, Origin own) {
    Origin both = base.and(own);
    return new Origin(both.sources(), base.derived(), both.known());
  }

  private @Nullable Rows viewRows(Catalog.Table found, Ledger inside) {
    String text = found.viewText();
    if (text == null || viewDepth >= MAX_VIEWS) {
      return null;
    }
    viewDepth++;
    try {
      List<Parsed> parsed = texts.script(text);
      if (parsed == null || parsed.size() != 1 || parsed.get(0).query() == null) {
        return null;
      }
      return queries.rows(parsed.get(0).query(), new Scope(null), inside);
    } finally {
      viewDepth--;
    }
  }
}
