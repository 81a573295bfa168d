package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.StatementFacts;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts of texts seen before, bounded in bytes. The key is the full text with everything else that
 * decides over its meaning: dialect, session mode, catalog. Thread safe; a hit takes no lock.
 *
 * <p>Eviction is second chance: an entry that was hit since it was last looked at goes to the end
 * of the line. So a flood of texts that are seen once does not drive out those in use.
 */
public final class FactCache {

  /** The default bound: bytes. */
  public static final long DEFAULT_BYTES = 16L << 20;

  /** Longer texts are analysed each time: characters. */
  private static final int MAX_TEXT_CHARS = 32_768;

  private static final int MAX_SPACES = 256;

  private final SqlAnalyzer analyzer;
  private final long maxBytes;
  private final Object lock = new Object();
  private final ArrayDeque<Entry> line = new ArrayDeque<>();
  private volatile Space[] spaces = {};
  private long bytes;

  /** A cache of the default size. */
  public FactCache(SqlAnalyzer analyzer) {
    this(analyzer, DEFAULT_BYTES);
  }

  /** A cache that holds about so many bytes at most. */
  public FactCache(SqlAnalyzer analyzer, long maxBytes) {
    this.analyzer = analyzer;
    this.maxBytes = maxBytes;
  }

  /**
   * Hot path. The facts of a text: the same instance for the same text and context, as long as it
   * is held.
   */
  public StatementFacts facts(String text, AnalysisContext context) {
    Space space = find(context);
    if (space != null) {
      Entry entry = space.entries.get(text);
      if (entry != null) {
        if (!entry.used) {
          entry.used = true;
        }
        return entry.facts;
      }
    }
    return miss(text, context);
  }

  /** About how many bytes are held. */
  public long bytes() {
    synchronized (lock) {
      return bytes;
    }
  }

  // Same instance means same context; the second loop compares by value.
  @SuppressWarnings("ReferenceEquality")
  private @Nullable Space find(AnalysisContext context) {
    Space[] all = spaces;
    for (int i = 0; i < all.length; i++) {
      if (all[i].latest == context) {
        return all[i];
      }
    }
    for (int i = 0; i < all.length; i++) {
      if (all[i].means(context)) {
        all[i].latest = context;
        return all[i];
      }
    }
    return null;
  }

  private StatementFacts miss(String text, AnalysisContext context) {
    StatementFacts facts = analyzer.analyze(text, context);
    if (text.length() > MAX_TEXT_CHARS) {
      return facts;
    }
    Entry entry = new Entry(text, facts, weight(text, facts));
    if (entry.bytes > maxBytes / 8) {
      return facts;
    }
    synchronized (lock) {
      Space space = spaceFor(context);
      Entry earlier = space.entries.putIfAbsent(text, entry);
      if (earlier != null) {
        return earlier.facts;
      }
      entry.space = space;
      line.addLast(entry);
      bytes += entry.bytes;
      evict();
    }
    return facts;
  }

  private Space spaceFor(AnalysisContext context) {
    Space space = find(context);
    if (space == null) {
      space = new Space(context);
      int kept = spaces.length < MAX_SPACES ? 0 : drop(spaces[0]);
      Space[] more = new Space[spaces.length - kept + 1];
      System.arraycopy(spaces, kept, more, 0, spaces.length - kept);
      more[more.length - 1] = space;
      spaces = more;
    }
    return space;
  }

  /** Forgets the oldest space with all that is in it. */
  private int drop(Space oldest) {
    line.removeIf(
        entry -> {
          boolean gone = entry.space == oldest;
          bytes -= gone ? entry.bytes : 0;
          return gone;
        });
    oldest.entries.clear();
    return 1;
  }

  private void evict() {
    int chances = line.size();
    while (bytes > maxBytes) {
      Entry oldest = line.pollFirst();
      if (oldest == null) {
        return;
      }
      if (oldest.used && chances-- > 0) {
        oldest.used = false;
        line.addLast(oldest);
        continue;
      }
      bytes -= oldest.bytes;
      Space space = oldest.space;
      if (space != null) {
        space.entries.remove(oldest.text, oldest);
        forget(space);
      }
    }
  }

  private void forget(Space space) {
    if (!space.entries.isEmpty()) {
      return;
    }
    Space[] all = spaces;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == space) {
        Space[] fewer = new Space[all.length - 1];
        System.arraycopy(all, 0, fewer, 0, i);
        System.arraycopy(all, i + 1, fewer, i, all.length - i - 1);
        spaces = fewer;
        return;
      }
    }
  }

  /** About what an entry costs: bytes. */
  private static int weight(String text, StatementFacts facts) {
    int objects = facts.output().size() * 4;
    for (EffectiveStatement statement : facts.statements()) {
      objects +=
          12
              + statement.reads().size()
              + statement.writes().size()
              + statement.functions().size()
              + 2 * statement.columns().size()
              + statement.predicates().size()
              + statement.outputs().size()
              + statement.writtenColumns().size()
              + 2 * statement.flows().size();
    }
    return 400 + 2 * (text.length() + facts.sanitizedText().length()) + 64 * objects;
  }

  /** Everything but the text that facts depend on, with the texts seen there. */
  private static final class Space {
    final AnalysisContext context;
    final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    /** The instance asked with last; equal to the context, set by any thread without order. */
    AnalysisContext latest;

    Space(AnalysisContext context) {
      this.context = context;
      this.latest = context;
    }

    // Catalogs of one database are mostly one instance; comparing their tables is the last resort.
    @SuppressWarnings("ReferenceEquality")
    boolean means(AnalysisContext other) {
      if (context.dialect() != other.dialect() || !context.mode().equals(other.mode())) {
        return false;
      }
      Catalog one = context.catalog();
      Catalog two = other.catalog();
      return one == two
          || latest.catalog() == two
          || (one.version() == two.version() && one.equals(two));
    }
  }

  private static final class Entry {
    final String text;
    final StatementFacts facts;
    final int bytes;
    @Nullable Space space;

    /** Set by any thread without order: a lost write costs one second chance. */
    boolean used;

    Entry(String text, StatementFacts facts, int bytes) {
      this.text = text;
      this.facts = facts;
      this.bytes = bytes;
    }
  }
}
