package dev.sluice.rules.sql;

import dev.sluice.rules.Dialect;
import java.util.Random;

/** Statements at random, with literals wherever one could change what the statement does. */
final class LiteralStatements {

  private static final String[] CONDITIONS = {
    "#",
    "id = #",
    "# = #",
    "name LIKE #",
    "# LIKE #",
    "name NOT LIKE #",
    "name LIKE # ESCAPE #",
    "id BETWEEN # AND #",
    "# BETWEEN # AND #",
    "id IN (#, #, #)",
    "# IN (#, #)",
    "# IN (id, #)",
    "length(name) >= #",
    "length(name) > - #",
    "rownum > #",
    "# IS NULL",
    "# IS NOT NULL",
    "# IS DISTINCT FROM #",
    "(# = #) IS TRUE",
    "# || # = #",
    "name || # = #",
    "# + # = #",
    "id + # > # * #",
    "- # < #",
    "id = - #",
    "+ #",
    "id = # OR id <> #",
    "NOT id = # OR id = #",
    "CASE WHEN # = # THEN # ELSE # END = #",
    "CASE id WHEN # THEN # END",
    "CASE WHEN # THEN # END",
    "(SELECT #) = #",
    "EXISTS (SELECT # WHERE # = #)",
    "EXISTS (SELECT # FROM orders WHERE id = #)",
    "id IN (SELECT id FROM users WHERE #)",
    "id = (SELECT max(id) FROM orders WHERE note = # LIMIT #)",
    "coalesce(#, #) = #",
    "coalesce(name, #) = #",
    "lower(#) = #",
    "abs(id) >= #",
    "CAST(# AS int) = #",
    "#::boolean",
    "DATE # = DATE #",
    "created > now() - INTERVAL #",
    "data ->> # = #",
    "json_value(data, #) = #",
    "name ~ #",
    "(id, name) = (#, #)",
    "id = ANY (ARRAY[#, #])",
    "(#) = ((#))"
  };

  private static final String[] STATEMENTS = {
    "SELECT * FROM users WHERE @",
    "SELECT email FROM users WHERE @ ORDER BY #, name LIMIT # OFFSET #",
    "SELECT id, name FROM users WHERE @ GROUP BY #, # HAVING @",
    "SELECT name, email FROM users ORDER BY #",
    "SELECT (SELECT note FROM orders WHERE @ ORDER BY # LIMIT #) AS n FROM users",
    "DELETE FROM users WHERE @",
    "UPDATE users SET name = #, email = # WHERE @",
    "UPDATE users SET name = # || email WHERE @ RETURNING *",
    "INSERT INTO users VALUES (#, #, #), (#, #, #)",
    "INSERT INTO users (id, name) SELECT #, email FROM users WHERE @",
    "INSERT INTO users (id) VALUES (#) ON CONFLICT DO NOTHING",
    "WITH a AS (SELECT # AS x, email FROM users WHERE @) SELECT * FROM a WHERE @",
    "SELECT # AS a, # FROM users UNION SELECT #, email FROM users ORDER BY #",
    "SELECT id # FROM users",
    "SELECT id AS # FROM users WHERE @",
    "SELECT query_to_xml(#, true, true, #)",
    "SELECT dblink(#, #)",
    "SELECT nextval(#), setval(#, #)",
    "SELECT set_config(#, #, true)",
    "SELECT to_regclass(#), #::regclass",
    "SELECT pg_read_file(#)",
    "SELECT load_file(#)",
    "SELECT ts_stat(#)",
    "SELECT * FROM users INTO OUTFILE #",
    "SELECT * FROM dblink(#, #) AS t(a int)",
    "COPY users FROM #",
    "COPY users TO PROGRAM #",
    "COPY (SELECT # FROM users WHERE @) TO STDOUT",
    "EXECUTE IMMEDIATE #",
    "PREPARE p FROM #",
    "PREPARE p AS DELETE FROM users WHERE @",
    "EXPLAIN ANALYZE DELETE FROM users WHERE @",
    "DO #",
    "CALL p(#, #)",
    "SET search_path = #",
    "SET x = #",
    "SET @a = #",
    "NOTIFY a, #",
    "COMMENT ON TABLE users IS #",
    "CREATE TABLE t (a varchar(10) DEFAULT #)",
    "CREATE TABLE t AS SELECT # AS a FROM users WHERE @",
    "CREATE USER u IDENTIFIED BY #",
    "SELECT TOP 5 # FROM users WHERE @",
    "VALUES (#, #), (#, #) ORDER BY #",
    "DELETE FROM users WHERE @; SELECT # FROM users",
    "SELECT string_agg(name, #) FILTER (WHERE @) OVER (ORDER BY #) FROM users",
    "SELECT xmlelement(NAME a, #, name) FROM users",
    "MERGE INTO users u USING orders o ON (u.id = # AND @) WHEN MATCHED THEN UPDATE SET name = #"
  };

  private static final String[] VALUES = {
    "0",
    "1",
    "2",
    "3",
    "5",
    "99",
    "-1",
    "1.0",
    "1e0",
    "0x1",
    "007",
    "00",
    "a",
    "b",
    "",
    " ",
    "%",
    "%%",
    "%a%",
    "_",
    "t",
    "true",
    "f",
    "on",
    "yes",
    "no",
    "users",
    "orders",
    "email",
    "name",
    "public.users",
    "SELECT email FROM users",
    "DELETE FROM orders",
    "select ssn from users; drop x",
    "search_path",
    "role",
    "it's",
    "\\",
    "a\\'b",
    "$$",
    "--",
    "/*",
    "*/",
    ";",
    "?",
    "\u00e9",
    "1=1",
    "2020-01-01",
    "1 day",
    "$.email",
    "x\ny",
    "longer than most values, to move what stands behind"
  };

  private final Random random;
  private final Dialect dialect;

  LiteralStatements(Random random, Dialect dialect) {
    this.random = random;
    this.dialect = dialect;
  }

  String statement() {
    return filled(STATEMENTS[random.nextInt(STATEMENTS.length)]);
  }

  private String filled(String template) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      boolean variable = i + 1 < template.length() && template.charAt(i + 1) == 'a';
      if (c == '#') {
        text.append(literal());
      } else if (c == '@' && !variable) {
        text.append(condition(0));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private String condition(int depth) {
    int kind = depth > 2 ? 0 : random.nextInt(6);
    return switch (kind) {
      case 1 -> condition(depth + 1) + " AND " + condition(depth + 1);
      case 2 -> condition(depth + 1) + " OR " + condition(depth + 1);
      case 3 -> "NOT (" + condition(depth + 1) + ")";
      default -> filled(CONDITIONS[random.nextInt(CONDITIONS.length)]);
    };
  }

  /** A literal as the dialect writes it, of any kind. */
  String literal() {
    String value = VALUES[random.nextInt(VALUES.length)];
    boolean number = value.matches("[0-9][0-9a-fx.]*") && random.nextInt(4) > 0;
    return number ? value : quoted(value);
  }

  private String quoted(String value) {
    boolean mysql = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    String safe = value.replace("'", "''").replace("\\", mysql ? "\\\\" : "\\");
    int kind = random.nextInt(12);
    if (mysql && kind == 0) {
      return '"' + value.replace("\"", "").replace("\\", "") + '"';
    }
    if (dialect == Dialect.POSTGRESQL && kind < 3) {
      String escaped = value.replace("\\", "\\\\").replace("'", "\\'");
      return kind == 0
          ? "E'" + escaped + "'"
          : kind == 1 ? "$q$" + value + "$q$" : "'a' '" + safe + "'";
    }
    return kind == 3 ? "N'" + safe + "'" : "'" + safe + "'";
  }
}
