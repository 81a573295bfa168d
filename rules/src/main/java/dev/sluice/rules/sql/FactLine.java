package dev.sluice.rules.sql;

import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Looks;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The entries of a {@link FactCache} in the order in which they may have to go. Locks itself. */
final class FactLine {

  private final long maxBytes;
  private final ArrayDeque<Entry> line = new ArrayDeque<>();
  private long bytes;

  FactLine(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  boolean fits(Entry entry) {
    return entry.bytes <= maxBytes / 8;
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Adds an entry that was put into its space, and lets go what is too much. */
  synchronized void add(Entry entry, FactCache.Space space) {
    entry.space = space;
    line.addLast(entry);
    bytes += entry.bytes;
    evict();
  }

  /** An entry that its space no longer holds; it is skipped when its turn comes. */
  synchronized void remove(Entry entry) {
    if (entry.space != null) {
      entry.space = null;
      bytes -= entry.bytes;
    }
  }

  /** Forgets a space with all that is in it. */
  synchronized void removeAll(FactCache.Space space) {
    line.removeIf(
        entry -> {
          boolean gone = entry.space == space;
          bytes -= gone ? entry.bytes : 0;
          return gone;
        });
    space.texts.clear();
    space.shapes.clear();
  }

  private void evict() {
    int chances = line.size();
    while (bytes > maxBytes) {
      Entry oldest = line.pollFirst();
      if (oldest == null) {
        return;
      }
      FactCache.Space space = oldest.space;
      if (space == null) {
        continue;
      }
      if (oldest.used && chances-- > 0) {
        oldest.used = false;
        line.addLast(oldest);
        continue;
      }
      bytes -= oldest.bytes;
      oldest.space = null;
      space.remove(oldest);
    }
  }

  /** Facts under one key. */
  static final class Entry {

    /** The text; the skeleton if there are looks. */
    final String key;

    final @Nullable Looks looks;
    final StatementFacts facts;
    final int bytes;
    FactCache.@Nullable Space space;

    /** Set by any thread without order: a lost write costs one second chance. */
    boolean used;

    Entry(String key, @Nullable Looks looks, StatementFacts facts) {
      this.key = key;
      this.looks = looks;
      this.facts = facts;
      this.bytes = weight(facts) + 2 * key.length() + (looks == null ? 0 : looks.bytes());
    }

    /** Hot path. The facts, and a second chance for the entry. */
    StatementFacts use() {
      if (!used) {
        used = true;
      }
      return facts;
    }

    /** About what facts cost: bytes. */
    private static int weight(StatementFacts facts) {
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
      return 400 + 2 * facts.sanitizedText().length() + 64 * objects;
    }
  }
}
