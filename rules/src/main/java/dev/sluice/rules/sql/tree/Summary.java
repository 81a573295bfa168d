package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Tokens;

/** The short form of a text: operations and targets, as in OpenTelemetry's db.query.summary. */
public final class Summary {

  private static final int MAX_CHARS = 255;

  private final StringBuilder text = new StringBuilder();
  private boolean full;

  void verb(String verb) {
    add(verb);
  }

  void target(Tokens tokens, int from, int to) {
    StringBuilder name = new StringBuilder();
    for (int i = from; i < to && name.length() <= MAX_CHARS; i++) {
      tokens.append(i, name, MAX_CHARS + 1);
    }
    add(name.toString());
  }

  private void add(String part) {
    if (full) {
      return;
    }
    if (text.length() + part.length() + 1 > MAX_CHARS) {
      full = true;
      return;
    }
    if (text.length() > 0) {
      text.append(' ');
    }
    text.append(part);
  }

  /** At most 255 characters. */
  @Override
  public String toString() {
    return text.toString();
  }
}
