package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.List;

/** GRANT and REVOKE. One thread. */
final class Grants {

  private final Cursor cursor;

  Grants(Cursor cursor) {
    this.cursor = cursor;
  }

  void read(Command command, String verb) {
    command.operations.add(verb.equals("GRANT") ? Operation.GRANT : Operation.REVOKE);
    command.families.add(Family.DCL);
    while (!cursor.atEnd() && !cursor.isAny("ON", "TO", "FROM")) {
      if (cursor.kind() == Kind.LEFT) {
        cursor.skipParentheses();
      } else {
        cursor.next();
      }
    }
    if (cursor.accept("ON")) {
      boolean table = cursor.accept("TABLE");
      if (table
          || (cursor.isName()
              && !cursor.isAny(
                  "SCHEMA",
                  "DATABASE",
                  "SEQUENCE",
                  "FUNCTION",
                  "ALL",
                  "PROCEDURE",
                  "TYPE",
                  "LANGUAGE",
                  "DOMAIN",
                  "FOREIGN",
                  "TABLESPACE",
                  "LARGE",
                  "PARAMETER",
                  "ROUTINE"))) {
        objects(command);
      }
    }
    cursor.skipStatement();
  }

  private void objects(Command command) {
    if (cursor.mysql() && cursor.kind(1) == Kind.DOT && cursor.kind(2) == Kind.OPERATOR) {
      return; // users.*
    }
    do {
      command.writes.add(new Query.Table(cursor.tablePath(), null, List.of()));
    } while (cursor.accept(Kind.COMMA));
  }
}
