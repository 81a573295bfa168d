package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.sql.tree.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions to origins; names found on the way go into the ledger. */
final class Expressions {

  /** Functions of a whole row that PostgreSQL lets one write like a column. */
  private static final Set<String> ROW_FUNCTIONS =
      Set.of(
          "row_to_json",
          "to_json",
          "to_jsonb",
          "json_agg",
          "jsonb_agg",
          "array_agg",
          "record_out",
          "record_send",
          "quote_literal",
          "quote_nullable",
          "concat",
          "string_agg",
          "json_build_array",
          "jsonb_build_array",
          "json_strip_nulls",
          "max",
          "min",
          "any_value",
          "first_value",
          "last_value",
          "xmlforest",
          "hstore");

  private final Analysis analysis;

  Expressions(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A condition: what is in it decides over rows. */
  void condition(Expr expr, Scope scope, Ledger ledger) {
    if (expr instanceof Expr.Logic logic) {
      for (Expr part : logic.parts()) {
        condition(part, scope, ledger);
      }
    } else if (Equality.is(expr)) {
      ledger.same(origin(expr, scope, ledger));
    } else {
      ledger.predicate(origin(expr, scope, ledger));
    }
  }

  Origin origin(Expr expr, Scope scope, Ledger ledger) {
    Origin origin = find(expr, scope, ledger);
    analysis.work(1 + 3 * origin.sources().size());
    if (!origin.sources().isEmpty()) {
      ledger.columns.addAll(origin.sources());
    }
    return origin;
  }

  private Origin find(Expr expr, Scope scope, Ledger ledger) {
    if (expr instanceof Expr.Column column) {
      return column(column.parts(), scope);
    }
    if (expr instanceof Expr.Literal || expr instanceof Expr.Defined) {
      return Origin.NONE;
    }
    if (expr instanceof Expr.Parameter) {
      ledger.hidden |= !analysis.given.known();
      return analysis.given;
    }
    if (expr instanceof Expr.Call call) {
      return call(call, scope, ledger);
    }
    if (expr instanceof Expr.Mix mix) {
      Origin member = RowMembers.of(mix, scope, analysis);
      if (member != null) {
        return member;
      }
      Origin origin = all(mix.operands(), scope, ledger);
      if (mix.operators().get(0).equals(":=")) {
        ledger.flow(origin, null);
        ledger.effects.add(Effect.STATE_CHANGE);
      }
      return origin;
    }
    if (expr instanceof Expr.Logic logic) {
      return all(logic.parts(), scope, ledger);
    }
    if (expr instanceof Expr.Nested nested) {
      return nested(nested, scope, ledger);
    }
    if (expr instanceof Expr.Cast cast) {
      return origin(cast.part(), scope, ledger).asDerived();
    }
    if (expr instanceof Expr.Not not) {
      return origin(not.part(), scope, ledger).asDerived();
    }
    if (expr instanceof Expr.Row row) {
      return all(row.parts(), scope, ledger);
    }
    return rare(expr, scope, ledger);
  }

  private Origin rare(Expr expr, Scope scope, Ledger ledger) {
    if (expr instanceof Expr.Case choice) {
      Origin origin = all(choice.whens(), scope, ledger).and(all(choice.thens(), scope, ledger));
      origin =
          choice.subject() == null ? origin : origin.and(origin(choice.subject(), scope, ledger));
      origin =
          choice.otherwise() == null
              ? origin
              : origin.and(origin(choice.otherwise(), scope, ledger));
      return origin.asDerived();
    }
    if (expr instanceof Expr.Variable variable) {
      return variable(variable.name(), ledger);
    }
    if (expr instanceof Expr.Field field) {
      return field(field, scope, ledger);
    }
    if (expr instanceof Expr.Star star) {
      return star(star, scope);
    }
    if (expr instanceof Expr.Maybe maybe) {
      return possible(maybe.name(), scope) ? bare(maybe.name(), scope) : Origin.NONE;
    }
    return Origin.UNKNOWN;
  }

  /** A variable may hold what another statement put there; so may a setting that takes any text. */
  private static Origin variable(String name, Ledger ledger) {
    if (name.startsWith("@@") && ShownSettings.isOwn(name.substring(name.lastIndexOf('.') + 1))) {
      return Origin.NONE;
    }
    ledger.hidden = true;
    return Origin.UNKNOWN;
  }

  private Origin all(List<Expr> parts, Scope scope, Ledger ledger) {
    Gathering all = new Gathering();
    for (int i = 0; i < parts.size(); i++) {
      all.add(origin(parts.get(i), scope, ledger));
    }
    return all.origin();
  }

  private Origin nested(Expr.Nested nested, Scope scope, Ledger ledger) {
    Origin whole = analysis.queries.rows(nested.query(), scope, ledger).whole();
    return nested.use() == Expr.Nested.Use.EXISTS ? Origin.NONE : whole;
  }

  /** {@code (u).email} is {@code u.email} if u is a relation. */
  private Origin field(Expr.Field field, Scope scope, Ledger ledger) {
    if (field.name() != null
        && field.part() instanceof Expr.Row row
        && row.parts().size() == 1
        && row.parts().get(0) instanceof Expr.Column column
        && column.parts().size() == 1
        && relation(column.name(), scope) != null) {
      Origin named = column(List.of(column.name(), field.name()), scope);
      // A column of that name, however far out, is meant before the relation is.
      return isColumn(column.name(), scope)
          ? named.and(origin(field.part(), scope, ledger)).asDerived()
          : named;
    }
    return origin(field.part(), scope, ledger).asDerived();
  }

  /** Whether a relation has, or may have, a column of that name. */
  private boolean isColumn(String name, Scope scope) {
    for (Scope place = scope; place != null; place = place.outer) {
      analysis.scan(place.relations);
      for (Relation relation : place.relations) {
        if (relation.find(name) != null || relation.other(name) != null) {
          return true;
        }
      }
    }
    return false;
  }

  private Origin star(Expr.Star star, Scope scope) {
    if (!star.qualifier().isEmpty()) {
      Gathering named = new Gathering();
      for (Relation each : relations(star.qualifier().get(star.qualifier().size() - 1), scope)) {
        named.add(each.whole());
      }
      Origin any = named.either();
      return any == null ? Origin.UNKNOWN : any;
    }
    Gathering all = new Gathering();
    all.add(scope.relations.isEmpty() ? Origin.UNKNOWN : Origin.NONE);
    for (Relation relation : scope.relations) {
      analysis.work(relation.columns().size());
      all.add(relation.whole());
    }
    return all.origin();
  }

  // ---- calls

  private Origin call(Expr.Call call, Scope scope, Ledger ledger) {
    String display = analysis.functions.display(call.schema(), call.name());
    ledger.functions.add(display);
    scope.windows++;
    for (Expr beside : call.beside()) {
      condition(beside, scope, ledger);
    }
    scope.windows--;
    boolean known = analysis.functions.isKnown(call.schema(), call.name());
    Functions.Entry entry = analysis.functions.entry(call.schema(), call.name());
    boolean harmless = Functions.isHarmless(call.schema(), call.name());
    Gathering all = new Gathering();
    for (Expr arg : call.args()) {
      if (!(harmless && arg instanceof Expr.Star)) {
        all.add(origin(arg, scope, ledger));
      }
    }
    Origin origin = all.origin();
    if (harmless) {
      counted(call, origin, ledger);
      return Origin.NONE;
    }
    if (SetReturning.gives(call.name())) {
      ledger.predicate(origin); // how many rows there are
    }
    if (entry != null) {
      ledger.effects.addAll(entry.effects());
      DynamicCalls.read(call, entry, analysis, ledger);
      boolean tables = entry.tables() && !ShownSettings.reads(call);
      ledger.hidden |= tables;
      return tables ? origin.asDerived().doubted() : origin.asDerived();
    }
    if (!known) {
      if (attribute(call, scope)) {
        return origin.asDerived();
      }
      ledger.effects.add(Effect.UNKNOWN_FUNCTION);
      return origin.asDerived().doubted();
    }
    return origin.asDerived();
  }

  /** A count of columns tells how many there are; a count of anything else tells what they hold. */
  private static void counted(Expr.Call call, Origin origin, Ledger ledger) {
    for (Expr arg : call.args()) {
      if (!(arg instanceof Expr.Column || arg instanceof Expr.Star)) {
        ledger.predicate(origin);
        return;
      }
    }
  }

  /** {@code email(u)} is {@code u.email} in PostgreSQL. */
  private boolean attribute(Expr.Call call, Scope scope) {
    if (analysis.dialect != Dialect.POSTGRESQL
        || call.schema() != null
        || call.args().size() != 1
        || !(call.args().get(0) instanceof Expr.Column column)
        || column.parts().size() != 1) {
      return false;
    }
    Relation relation = relation(column.name(), scope);
    return relation != null && relation.find(call.name()) != null;
  }

  // ---- names

  private @Nullable Relation relation(String alias, Scope scope) {
    List<Relation> named = relations(alias, scope);
    return named.isEmpty() ? null : named.get(0);
  }

  /**
   * What an alias may mean: the nearest relation that is called so. Where names are read without
   * their case and a setting of the server says whether aliases have one, those further out, too:
   * {@code U} and {@code u} are two on MySQL under Linux.
   */
  List<Relation> relations(String alias, Scope scope) {
    List<Relation> found = new ArrayList<>(1);
    Relation loose = null;
    for (Scope place = scope; place != null; place = place.outer) {
      analysis.scan(place.relations);
      Relation exact = place.aliased(alias);
      if (exact != null) {
        found.add(exact);
        if (analysis.caseMatters() || analysis.dialect == Dialect.SQLITE) {
          return found;
        }
      }
      for (Relation relation : place.relations) {
        if (loose == null && alias.equalsIgnoreCase(relation.alias())) {
          loose = relation;
        }
      }
    }
    return found.isEmpty() && loose != null ? List.of(loose) : found;
  }

  private Origin column(List<String> parts, Scope scope) {
    if (parts.size() == 1) {
      return bare(parts.get(0), scope);
    }
    String name = parts.get(parts.size() - 1);
    String qualifier = parts.get(parts.size() - 2);
    Gathering all = new Gathering();
    for (Relation relation : relations(qualifier, scope)) {
      all.add(qualified(relation, name));
    }
    Origin any = all.either();
    if (any != null) {
      return any;
    }
    if (parts.size() == 2) {
      Origin composite = bare(qualifier, scope);
      return composite.asDerived().doubted();
    }
    return Origin.UNKNOWN;
  }

  private Origin qualified(Relation relation, String name) {
    Named found = relation.find(name);
    if (found != null) {
      return found.origin();
    }
    boolean row = analysis.dialect == Dialect.POSTGRESQL;
    Origin other = relation.other(name);
    if (other == null) {
      return row ? relation.whole().doubted() : systemColumn(relation, name);
    }
    if (row && ROW_FUNCTIONS.contains(name)) {
      return relation.whole().and(other).asDerived().doubted();
    }
    return other;
  }

  /** rowid, ctid and their like hold no column's value; any other name is a mistake or a trick. */
  private static Origin systemColumn(Relation relation, String name) {
    boolean system = relation.table() != null && SYSTEM.contains(name.toLowerCase(Locale.ROOT));
    return system ? Origin.NONE : relation.whole().doubted();
  }

  private static final Set<String> SYSTEM =
      Set.of(
          "ctid",
          "xmin",
          "xmax",
          "cmin",
          "cmax",
          "tableoid",
          "rowid",
          "oid",
          "_rowid_",
          "rownum",
          "ora_rowscn",
          "level");

  private Origin bare(String name, Scope scope) {
    if (scope.windows > 0) {
      scope.inWindows.add(name);
    }
    Gathering candidates = new Gathering();
    Scope place = scope;
    certain = false;
    while (place != null && !certain) {
      Origin here = in(name, place);
      if (here != null) {
        candidates.add(here);
      }
      place = place.outer;
    }
    Origin any = candidates.either();
    if (any != null || certain) {
      return any == null ? Origin.UNKNOWN : any;
    }
    return SYSTEM.contains(name.toLowerCase(Locale.ROOT)) ? Origin.NONE : Origin.UNKNOWN;
  }

  /** Whether a relation has, or may have, a column of that name, or is called so. */
  private static boolean possible(String name, Scope scope) {
    Scope place = scope;
    while (place != null) {
      for (Relation relation : place.relations) {
        boolean here = relation.find(name) != null || relation.other(name) != null;
        if (here || name.equalsIgnoreCase(relation.alias())) {
          return true;
        }
      }
      place = place.outer;
    }
    return false;
  }

  /** Set by {@link #in}: true if the name is found and can mean nothing further out. */
  private boolean certain;

  private @Nullable Origin in(String name, Scope place) {
    Gathering found = new Gathering();
    Gathering possible = new Gathering();
    certain = false;
    for (Relation relation : place.relations) {
      analysis.work(2 + relation.columns().size() / 8);
      Named column = relation.find(name);
      if (column != null) {
        boolean sure = !analysis.caseMatters() || column.name().equals(name);
        (sure ? found : possible).add(column.origin());
        continue;
      }
      Origin other = relation.other(name);
      if (other != null) {
        possible.add(other);
      }
    }
    Origin sure = found.either();
    if (sure != null) {
      certain = true;
      return sure;
    }
    return possible(name, place, possible.either());
  }

  private @Nullable Origin possible(String name, Scope place, @Nullable Origin start) {
    Gathering all = new Gathering();
    if (start != null) {
      all.add(start);
    }
    analysis.scan(place.labels);
    for (Named label : place.labels) {
      if (label.name().equalsIgnoreCase(name)) {
        all.add(label.origin());
      }
    }
    Origin possible = all.either();
    if (analysis.dialect == Dialect.POSTGRESQL) {
      Relation row = place.aliased(name);
      if (row != null) { // never certain: a column of that name, however far out, is meant first
        Origin whole = row.whole();
        possible = possible == null ? whole : possible.and(whole).doubted();
      }
    }
    return possible;
  }
}
