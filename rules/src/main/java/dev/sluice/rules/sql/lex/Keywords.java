package dev.sluice.rules.sql.lex;

import java.util.Locale;

/**
 * Words in upper case. The frequent ones are found without making a string; the list decides over
 * speed alone.
 */
final class Keywords {

  private static final String FREQUENT =
      """
      SELECT FROM WHERE GROUP BY HAVING ORDER LIMIT OFFSET FETCH FIRST NEXT ROW ROWS ONLY UNION ALL INTERSECT EXCEPT MINUS INTO
      ON USING JOIN INNER LEFT RIGHT FULL OUTER NATURAL CROSS LATERAL AND OR NOT CASE WHEN THEN ELSE END AS IN IS NULL LIKE ILIKE
      BETWEEN EXISTS DISTINCT WITH RECURSIVE RETURNING TABLE TRUE FALSE INSERT UPDATE DELETE MERGE REPLACE TRUNCATE DROP ALTER
      CREATE GRANT REVOKE SET VALUES VALUE DEFAULT FOR SHARE OF NOWAIT SKIP LOCKED ASC DESC NULLS LAST CAST INTERVAL DATE TIME
      TIMESTAMP EXTRACT YEAR MONTH DAY HOUR MINUTE SECOND OVER PARTITION RANGE PRECEDING FOLLOWING UNBOUNDED CURRENT WINDOW
      FILTER WITHIN ESCAPE ANY SOME ARRAY COLLATE AT ZONE SIMILAR TO BEGIN START COMMIT ROLLBACK TRANSACTION SAVEPOINT RELEASE
      CALL EXEC EXECUTE EXPLAIN ANALYZE SHOW USE COPY LOCK PREPARE DO DECLARE IF KEY PRIMARY FOREIGN REFERENCES UNIQUE INDEX
      VIEW CONSTRAINT CHECK COLUMN ADD DUPLICATE CONFLICT NOTHING IGNORE TOP PERCENT TIES ROLLUP CUBE GROUPING SETS DIV MOD XOR
      COUNT SUM AVG MIN MAX COALESCE LOWER UPPER SUBSTRING TRIM LENGTH NOW CURRENT_DATE CURRENT_TIMESTAMP INT INTEGER BIGINT
      SMALLINT NUMERIC DECIMAL VARCHAR CHAR TEXT BOOLEAN DOUBLE PRECISION FLOAT MATERIALIZED MATCHED SESSION LOCAL ID NAME
      """;

  private static final int MAX_CHARS = 17;
  private static final int SLOTS = 1024;
  private static final String[] TABLE = new String[SLOTS];

  static {
    for (String word : FREQUENT.strip().split("\\s+", -1)) {
      int slot = hash(word, 0, word.length());
      while (TABLE[slot] != null) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      TABLE[slot] = word;
    }
  }

  private Keywords() {}

  static String upper(String text, int from, int to) {
    if (to - from <= MAX_CHARS) {
      int slot = hash(text, from, to);
      String word = TABLE[slot];
      while (word != null) {
        if (same(word, text, from, to)) {
          return word;
        }
        slot = (slot + 1) & (SLOTS - 1);
        word = TABLE[slot];
      }
    }
    return text.substring(from, to).toUpperCase(Locale.ROOT);
  }

  private static int hash(String text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + (text.charAt(i) & 0xdf);
    }
    return (hash ^ (hash >>> 10)) & (SLOTS - 1);
  }

  private static boolean same(String word, String text, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = text.charAt(from + i);
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
      if (upper != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
