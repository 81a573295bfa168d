package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Looks;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.session.SessionTexts;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts seen before, bounded in bytes. Thread safe; a hit takes no lock.
 *
 * <p>Two keys. The first is the full text. The second is for texts that differ in literals alone:
 * everything of the text that is no literal ({@link Looks#skeleton}), with each literal that the
 * analysis looked at ({@link Looks#agrees}). Both stand beside everything else that decides over a
 * text's meaning: dialect, session mode, catalog with its search path and version. Only what is
 * understood is found by the second key: a problem names places in the text.
 *
 * <p>A text has an entry of its own when it is seen the second time, so that texts that never come
 * back cost no more than their shape. Eviction is second chance: an entry that was hit since it was
 * last looked at goes to the end of the line. So neither a flood of texts nor one of shapes drives
 * out what is in use.
 */
public final class FactCache {

  /** The default bound: bytes. */
  public static final long DEFAULT_BYTES = 16L << 20;

  /** Longer texts are analysed each time: characters. */
  static final int MAX_TEXT_CHARS = 32_768;

  private static final int MAX_SPACES = 256;
  private static final int SIGHTINGS = 1 << 13;

  private final SqlAnalyzer analyzer;
  private final FactLine line;
  private volatile Space[] spaces = {};

  /** Hashes of texts seen once; written by any thread without order, a lost write costs a look. */
  private final int[] sightings = new int[SIGHTINGS];

  /** A cache of the default size. */
  public FactCache(SqlAnalyzer analyzer) {
    this(analyzer, DEFAULT_BYTES);
  }

  /** A cache that holds about so many bytes at most. */
  public FactCache(SqlAnalyzer analyzer, long maxBytes) {
    this.analyzer = analyzer;
    this.line = new FactLine(maxBytes);
  }

  /**
   * Hot path. The facts of a text: the same instance for the same text and context, as long as it
   * is held.
   */
  public StatementFacts facts(String text, AnalysisContext context) {
    try {
      StatementFacts facts = find(text, context.withoutSession());
      return facts.understood() || context.session().isEmpty()
          ? facts
          : remembered(text, context, facts);
    } catch (StackOverflowError e) {
      return analyzer.withoutStack(context);
    }
  }

  /**
   * What a text runs that its session holds by name is in no key: such facts are made each time,
   * and of texts that ask for it only. A text that is understood by itself does not ask.
   */
  private StatementFacts remembered(String text, AnalysisContext context, StatementFacts alone) {
    return SessionTexts.usedBy(alone) ? analyzer.analyze(text, context) : alone;
  }

  private StatementFacts find(String text, AnalysisContext context) {
    if (text.length() > MAX_TEXT_CHARS) {
      return analyzer.analyze(text, context);
    }
    Space space = find(context);
    if (space != null) {
      FactLine.Entry entry = space.texts.get(text);
      if (entry != null) {
        return entry.use();
      }
    }
    return unknownText(text, context, space);
  }

  /** About how many bytes are held. */
  public long bytes() {
    return line.bytes();
  }

  private StatementFacts unknownText(String text, AnalysisContext context, @Nullable Space space) {
    Tokens tokens = analyzer.tokensToParse(text, context);
    if (tokens == null) {
      return analyzer.analyze(text, context);
    }
    boolean clear = tokens.problem() == null;
    String skeleton = clear ? Looks.skeleton(tokens) : "";
    if (clear && space != null) {
      FactLine.Entry entry = space.shape(skeleton, tokens);
      if (entry != null) {
        return seenBefore(text) ? keepText(text, context, entry.use()) : entry.use();
      }
    }
    StatementFacts facts = analyzer.analyze(tokens, context);
    if (SqlAnalyzer.passing(facts)) {
      return facts;
    }
    Looks looks = clear && facts.understood() ? Looks.of(tokens) : null;
    return looks == null
        ? keepText(text, context, facts)
        : keepShape(new FactLine.Entry(skeleton, looks, facts), tokens, context);
  }

  /** Hot path. Whether a text was seen not long ago; notes that it was. */
  private boolean seenBefore(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SIGHTINGS - 1);
    boolean seen = sightings[slot] == hash;
    sightings[slot] = hash;
    return seen;
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

  private StatementFacts keepText(String text, AnalysisContext context, StatementFacts facts) {
    FactLine.Entry entry = new FactLine.Entry(text, null, facts);
    if (!line.fits(entry)) {
      return facts;
    }
    Headroom.probe();
    synchronized (line) {
      Space space = spaceFor(context);
      FactLine.Entry earlier = space.texts.putIfAbsent(text, entry);
      if (earlier != null) {
        return earlier.facts;
      }
      line.add(entry, space);
      forgetEmpty();
    }
    return facts;
  }

  private StatementFacts keepShape(FactLine.Entry entry, Tokens tokens, AnalysisContext context) {
    if (!line.fits(entry)) {
      return entry.facts;
    }
    Headroom.probe();
    synchronized (line) {
      Space space = spaceFor(context);
      FactLine.Entry earlier = space.shape(entry.key, tokens);
      if (earlier != null) {
        return earlier.facts;
      }
      FactLine.Entry pushedOut = space.addShape(entry);
      if (pushedOut != null) {
        line.remove(pushedOut);
      }
      line.add(entry, space);
      forgetEmpty();
    }
    return entry.facts;
  }

  private Space spaceFor(AnalysisContext context) {
    Space space = find(context);
    if (space == null) {
      space = new Space(context);
      int kept = spaces.length < MAX_SPACES ? 0 : 1;
      if (kept == 1) {
        line.removeAll(spaces[0]);
      }
      Space[] more = new Space[spaces.length - kept + 1];
      System.arraycopy(spaces, kept, more, 0, spaces.length - kept);
      more[more.length - 1] = space;
      spaces = more;
    }
    return space;
  }

  /** Forgets the contexts of which nothing is held any more. */
  private void forgetEmpty() {
    Space[] all = spaces;
    int kept = 0;
    for (Space space : all) {
      kept += space.isEmpty() ? 0 : 1;
    }
    if (kept < all.length) {
      Space[] fewer = new Space[kept];
      int at = 0;
      for (Space space : all) {
        if (!space.isEmpty()) {
          fewer[at++] = space;
        }
      }
      spaces = fewer;
    }
  }

  /** Everything but the text that facts depend on, with what was seen there. */
  static final class Space {

    /** More texts of one skeleton that differ in literals looked at are not told apart by it. */
    private static final int MAX_VARIANTS = 16;

    final AnalysisContext context;
    final ConcurrentHashMap<String, FactLine.Entry> texts = new ConcurrentHashMap<>();
    final ConcurrentHashMap<String, FactLine.Entry[]> shapes = new ConcurrentHashMap<>();

    /** The instance asked with last; equal to the context, set by any thread without order. */
    AnalysisContext latest;

    Space(AnalysisContext context) {
      this.context = context;
      this.latest = context;
    }

    boolean isEmpty() {
      return texts.isEmpty() && shapes.isEmpty();
    }

    /** Hot path. The facts of a text whose literals were seen alike. */
    FactLine.@Nullable Entry shape(String skeleton, Tokens tokens) {
      FactLine.Entry[] variants = shapes.get(skeleton);
      if (variants != null) {
        for (int i = 0; i < variants.length; i++) {
          Looks looks = variants[i].looks;
          if (looks != null && looks.agrees(tokens)) {
            return variants[i];
          }
        }
      }
      return null;
    }

    /** Adds a shape; returns the one that had to give way, if any. */
    FactLine.@Nullable Entry addShape(FactLine.Entry entry) {
      FactLine.Entry[] before = shapes.getOrDefault(entry.key, new FactLine.Entry[0]);
      int gone = before.length < MAX_VARIANTS ? -1 : unused(before);
      FactLine.Entry[] after = new FactLine.Entry[before.length + (gone < 0 ? 1 : 0)];
      System.arraycopy(before, 0, after, 0, before.length);
      after[gone < 0 ? before.length : gone] = entry;
      shapes.put(entry.key, after);
      return gone < 0 ? null : before[gone];
    }

    /** One that was not hit of late. */
    private static int unused(FactLine.Entry[] variants) {
      for (int i = 0; i < variants.length; i++) {
        if (!variants[i].used) {
          return i;
        }
      }
      for (FactLine.Entry variant : variants) {
        variant.used = false;
      }
      return 0;
    }

    /** Takes an entry out of where it is found. */
    // The very entry is to go, not one like it.
    @SuppressWarnings("ReferenceEquality")
    void remove(FactLine.Entry entry) {
      if (entry.looks == null) {
        texts.remove(entry.key, entry);
        return;
      }
      FactLine.Entry[] before = shapes.get(entry.key);
      if (before == null) {
        return;
      }
      FactLine.Entry[] after = new FactLine.Entry[before.length];
      int kept = 0;
      for (FactLine.Entry other : before) {
        if (other != entry) {
          after[kept++] = other;
        }
      }
      if (kept == 0) {
        shapes.remove(entry.key);
      } else if (kept < before.length) {
        shapes.put(entry.key, Arrays.copyOf(after, kept));
      }
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
}
