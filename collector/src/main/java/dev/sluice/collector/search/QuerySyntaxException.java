package dev.sluice.collector.search;

/** A query that cannot be read: what is wrong, where, and what to write instead. */
public final class QuerySyntaxException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN_CHARS = 60;

  private final int column;

  /**
   * @param problem what is wrong
   * @param advice what to write instead
   * @param query the whole query
   * @param offset where it is wrong, from 0
   */
  QuerySyntaxException(String problem, String advice, String query, int offset) {
    super(located(problem, advice, query, offset));
    this.column = offset + 1;
  }

  /** The column of the problem, from 1. */
  public int column() {
    return column;
  }

  private static String located(String problem, String advice, String query, int offset) {
    int from = Math.max(0, Math.min(offset - SHOWN_CHARS / 2, query.length() - SHOWN_CHARS));
    String shown = query.substring(from, Math.min(query.length(), from + SHOWN_CHARS));
    String line = shown.codePoints().anyMatch(Character::isISOControl) ? "" : shown;
    return "%s, column %d. %s\n  %s\n  %s^"
        .formatted(problem, offset + 1, advice, line, " ".repeat(Math.max(0, offset - from)));
  }
}
