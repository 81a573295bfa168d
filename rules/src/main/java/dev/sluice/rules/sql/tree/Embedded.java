package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Effect;
import dev.sluice.rules.Operation;
import dev.sluice.rules.sql.lex.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL inside a block of PL/pgSQL: each piece ends where the block's words say so. One thread. */
final class Embedded {

  private static final Set<String> INTO_USING = Set.of("INTO", "USING", "LOOP");

  private final Cursor cursor;
  private final Grammar grammar;
  private final Command block;

  Embedded(Grammar grammar, Command block) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.block = block;
  }

  /** An expression up to a place; in PL/pgSQL it is a query without its SELECT. */
  void expression(int ahead) {
    query(ahead, false);
  }

  void query(int ahead, boolean rows) {
    int before = cursor.limit(cursor.at() + ahead);
    Query query = grammar.queries.bare();
    ended();
    cursor.limit(before);
    Query.Arm arm = query.arms().get(0);
    boolean plain =
        query.arms().size() == 1
            && arm instanceof Query.Select select
            && select.from().isEmpty()
            && select.where() == null;
    if (plain && !rows) {
      for (Query.Item item : ((Query.Select) arm).items()) {
        block.expressions.add(item.expr());
      }
    } else {
      block.nested.add(Parsed.of(query.into(new Query.Into(null, false, true, false))));
    }
  }

  private void ended() {
    if (cursor.kind() != Kind.END) {
      throw cursor.unexpected("the end");
    }
  }

  /** A statement up to a place; rows that it gives go into variables. */
  void rows(int ahead) {
    int before = cursor.limit(cursor.at() + ahead);
    Parsed parsed = grammar.statement();
    ended();
    cursor.limit(before);
    Query query = parsed.query();
    if (query != null && query.into() == null) {
      parsed = Parsed.of(query.into(new Query.Into(null, false, true, false)));
    }
    block.nested.add(parsed);
  }

  /** Behind EXECUTE: a text, and what is given to it. */
  void dynamic() {
    int end = cursor.find(INTO_USING);
    int before = cursor.limit(cursor.at() + end);
    Expr expr = grammar.expressions.expression();
    ended();
    cursor.limit(before);
    if (!(expr instanceof Expr.Literal)) {
      block.expressions.add(expr);
    }
    block.nested.add(Parsed.of(executed(Built.of(expr))));
    while (cursor.isAny("INTO", "USING")) {
      boolean into = cursor.take().equals("INTO");
      int ahead = cursor.find(INTO_USING);
      if (into) {
        cursor.skip(ahead);
      } else {
        given(ahead);
      }
    }
  }

  private void given(int ahead) {
    int before = cursor.limit(cursor.at() + ahead);
    block.expressions.addAll(grammar.expressions.expressions());
    ended();
    cursor.limit(before);
  }

  private static Command executed(Built.@Nullable Text text) {
    Command command = new Command();
    command.operations.add(Operation.EXECUTE);
    command.effects.add(Effect.DYNAMIC_SQL);
    command.body = text == null ? null : text.sql();
    command.open = text != null && text.open();
    if (text == null) {
      command.doubt = "SQL that is built while the block runs";
    }
    return command;
  }
}
