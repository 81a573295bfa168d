package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Actor;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Flow;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.Operation;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Policy;
import dev.sluice.rules.Shape;
import dev.sluice.rules.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Under closed, more to judge or less known never gives a looser verdict or a weaker mask. */
class NeverLooserPropertyTest {

  private static final List<String> TABLES =
      List.of("users", "orders", "catalog.items", "Users", "hr.people");
  private static final List<String> COLUMNS =
      List.of("users.email", "users.id", "orders.contact_email", "hr.people.ssn", "orders.total");
  private static final List<String> CONDITIONS =
      List.of(
          "operation: select",
          "operation: [write, ddl]",
          "operation: {not: [read, transaction]}",
          "operation: {not: [insert, select]}",
          "tables: users",
          "tables: [\"catalog.*\", orders]",
          "tables: {not: orders}",
          "reads: {not: \"hr.*\"}",
          "writes: [users, \"hr.people\"]",
          "columns: \"*.email\"",
          "columns: {not: [\"users.*\"]}",
          "functions: pg_sleep",
          "functions: {not: lower}",
          "sensitive: \"pii.*\"",
          "sensitive.output: pii.ssn",
          "sensitive.output: {not: pii.email}",
          "effects: [file, sensitive-copy]",
          "effects: {not: sleep}",
          "shape: [no-where, unknown]",
          "shape: {not: no-limit}",
          "parameters.count: {not: 2}",
          "actor.kind: ai",
          "actor.kind: {not: ai}",
          "actor.kind: [service, unknown]",
          "actor.agent: desk",
          "actor.agent: {not: desk}",
          "actor.user: bob",
          "entry.kind: http",
          "entry.name: {not: \"GET*\"}",
          "database: main",
          "database: {not: main}",
          "database.environment: production",
          "any: [{tables: users}, {operation: delete}]");
  private static final List<String> VERDICTS =
      List.of(
          "deny: No.",
          "approve: {by: [dba]}",
          "allow: true",
          "mask: \"pii.*\"",
          "mask: {\"pii.email\": redact}",
          "limit: {rows: 10}");

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String conditions(Random random) {
    String first = pick(random, CONDITIONS);
    String second = pick(random, CONDITIONS);
    boolean same =
        first.substring(0, first.indexOf(':')).equals(second.substring(0, second.indexOf(':')));
    return same || random.nextBoolean() ? first : first + ", " + second;
  }

  private static List<String> rules(Random random) {
    List<String> rules = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String verdict = pick(random, VERDICTS);
      boolean exempt = !verdict.startsWith("allow") && random.nextInt(3) == 0;
      rules.add(
          "  - {id: r"
              + i
              + ", when: {"
              + conditions(random)
              + "}"
              + (exempt ? ", unless: {" + conditions(random) + "}" : "")
              + ", "
              + verdict
              + "}\n");
    }
    return rules;
  }

  private static Policy policy(boolean allows, List<String> rules) {
    String text =
        "sluice: 1\ndefault: "
            + (allows ? "allow" : "deny")
            + "\ndatabases: {main: {match: {host: \"pg-*\"}, environment: production},"
            + " dev: {match: {host: dev}, environment: dev}}\n"
            + "database-unknown: {environment: production}\n"
            + "data:\n"
            + "  pii.email: {columns: [\"users.email\", \"*.contact_email\"], mask: email}\n"
            + "  pii.ssn: {columns: [\"hr.people.ssn\"], mask: {partial: {keep-last: 4}}}\n"
            + "rules:\n"
            + String.join("", rules);
    return PolicyCompiler.compile(List.of(new PolicyText("p", text)), name -> null).get();
  }

  private static Facts facts(Random random) {
    Facts facts = Facts.select();
    if (random.nextBoolean()) {
      facts = Facts.delete(pick(random, TABLES));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      addColumn(facts, random);
    }
    facts.reads.add(Facts.table(pick(random, TABLES)));
    if (random.nextInt(4) == 0) {
      facts.functions.add(random.nextBoolean() ? "pg_sleep" : "lower");
    }
    if (random.nextInt(4) == 0) {
      facts.shapes.add(random.nextBoolean() ? Shape.NO_WHERE : Shape.NO_LIMIT);
    }
    if (random.nextInt(4) == 0) {
      facts.effects.add(random.nextBoolean() ? Effect.FILE : Effect.SLEEP);
    }
    facts.parameters = random.nextInt(3);
    return facts;
  }

  private static void addColumn(Facts facts, Random random) {
    String column = pick(random, COLUMNS);
    facts.plain(column);
    facts.reads.add(Facts.column(column).table());
  }

  private static Actor actor(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Facts.actor(ActorKind.AI, random.nextBoolean() ? "desk" : "other");
      case 1 -> Facts.actor(ActorKind.SERVICE, null);
      default -> Facts.actor(ActorKind.HUMAN, null);
    };
  }

  private static DatabaseInfo database(Random random) {
    String host = random.nextBoolean() ? "pg-1" : "dev";
    return new DatabaseInfo("postgresql", host, 5432, "shop", "app");
  }

  private static int strictness(Decision decision) {
    return switch (decision.verdict()) {
      case "deny" -> 2;
      case "approve" -> 1;
      default -> 0;
    };
  }

  /** 0 is the strongest; what is not masked is the weakest. */
  private static int strength(MaskPlan plan, int column) {
    if (!plan.columnsKnown() || column >= plan.columns().size()) {
      return plan.unknownOrigin() == UnknownOrigin.REDACT ? 1 : 99;
    }
    ColumnMask mask = plan.columns().get(column);
    return mask == null ? 99 : mask.spec().strength();
  }

  private static void assertNotLooser(Decision before, Decision after, int columns, String what) {
    assertThat(strictness(after)).as(what).isGreaterThanOrEqualTo(strictness(before));
    for (int i = 0; i < columns; i++) {
      assertThat(strength(after.masks(), i))
          .as(what + ", mask of column " + i)
          .isLessThanOrEqualTo(strength(before.masks(), i));
    }
  }

  @Property(tries = 4000)
  void decide_moreOrLessKnown_neverLooser(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> rules = rules(random);
    Policy policy = policy(random.nextBoolean(), rules);
    long factSeed = random.nextLong();
    Actor actor = actor(random);
    DatabaseInfo database = database(random);
    CallContext call = Facts.call(actor, database);
    int change = random.nextInt(15);
    Facts base = withOneOfEach(facts(new Random(factSeed)), change);
    Decision before = policy.decide(base.build(), call);
    int columns = base.output.size();
    Facts changed = withOneOfEach(facts(new Random(factSeed)), change);
    CallContext changedCall = change(changed, call, change, random);
    Decision after = policy.decide(changed.build(), changedCall);
    assertNotLooser(before, after, columns, "change " + change + " of " + rules);
  }

  /**
   * An exemption asks that all values satisfy it and that there is one: the first value of its kind
   * can satisfy it. The property is about each further value.
   */
  private static Facts withOneOfEach(Facts facts, int change) {
    switch (change) {
      case 1 -> facts.writes.add(TableName.of("log"));
      case 4 -> facts.effects.add(Effect.NETWORK);
      case 5 -> {
        facts.effects.add(Effect.NETWORK);
        facts.predicate("users.email");
      }
      case 9 -> facts.functions.add("now");
      default -> {
        return facts;
      }
    }
    return facts;
  }

  private static CallContext change(Facts facts, CallContext call, int change, Random random) {
    switch (change) {
      case 0 -> facts.reads.add(Facts.table(pick(random, TABLES)));
      case 1 -> facts.writes.add(new TableName(null, "people"));
      case 2 -> facts.operation(Operation.UPDATE, Family.WRITE);
      case 3 -> facts.operation(Operation.DROP, Family.DDL);
      case 4 -> facts.effects.add(Effect.DYNAMIC_SQL);
      case 5 -> facts.flows.add(new Flow(Facts.column("users.email"), null));
      case 6 -> facts.understood = false;
      case 7 -> facts.outputKnown = false;
      case 13 -> facts.hidden = true;
      case 14 -> facts.opaque = true;
      case 8 -> forgetLineage(facts);
      case 9 -> facts.functions.add("pg_sleep");
      case 10 -> {
        return Facts.call(Actor.UNKNOWN, call.database());
      }
      case 11 -> {
        Actor nameless = Facts.actor(call.actor().kind(), null);
        return Facts.call(nameless, call.database());
      }
      default -> {
        return new CallContext(
            call.actor(), call.database(), null, null, null, "jdbc", null, call.now());
      }
    }
    return call;
  }

  private static void forgetLineage(Facts facts) {
    List<OutputColumn> unknown = new ArrayList<>();
    for (OutputColumn column : facts.output) {
      unknown.add(new OutputColumn(column.index(), column.label(), column.sources(), true, false));
    }
    facts.output.clear();
    facts.output.addAll(unknown);
  }

  @Property(tries = 1000)
  void decide_rulesInAnotherOrder_sameVerdictMasksAndLimits(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> rules = rules(random);
    boolean allows = random.nextBoolean();
    Facts facts = facts(random);
    CallContext call = Facts.call(actor(random), database(random));
    Decision before = policy(allows, rules).decide(facts.build(), call);
    List<String> shuffled = new ArrayList<>(rules);
    Collections.shuffle(shuffled, random);
    Decision after = policy(allows, shuffled).decide(facts.build(), call);
    assertThat(after.verdict()).isEqualTo(before.verdict());
    assertThat(after.masks()).isEqualTo(before.masks());
    assertThat(after.limits()).isEqualTo(before.limits());
    assertThat(after.rules()).containsExactlyInAnyOrderElementsOf(before.rules());
  }
}
