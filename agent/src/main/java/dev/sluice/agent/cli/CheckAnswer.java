package dev.sluice.agent.cli;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.Operation;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Policy;
import dev.sluice.rules.Shape;
import dev.sluice.rules.StatementFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One answer of {@code check}: what a text would do and what the policy says about it. */
final class CheckAnswer {

  private final Policy policy;
  private final StatementFacts facts;
  private final Decision decision;
  private final EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
  private final EnumSet<Shape> shapes = EnumSet.noneOf(Shape.class);
  private final EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);
  private final Set<String> reads = new TreeSet<>();
  private final Set<String> writes = new TreeSet<>();
  private final Set<String> functions = new TreeSet<>();
  private final Set<String> predicates = new TreeSet<>();

  CheckAnswer(Policy policy, Judge.Judgement judgement) {
    this.policy = policy;
    facts = judgement.facts();
    decision = judgement.decision();
    for (EffectiveStatement statement : facts.statements()) {
      operations.addAll(statement.operations());
      shapes.addAll(statement.shapes());
      effects.addAll(statement.effects());
      functions.addAll(statement.functions());
      statement.reads().forEach(table -> reads.add(table.toString()));
      statement.writes().forEach(table -> writes.add(table.toString()));
      statement.predicates().forEach(column -> predicates.add(column.toString()));
      for (Flow flow : statement.flows()) {
        if (isSensitiveCopy(flow)) {
          effects.add(Effect.SENSITIVE_COPY);
        }
      }
    }
  }

  private boolean isSensitiveCopy(Flow flow) {
    Set<String> classes = policy.classesOf(flow.source());
    ColumnName target = flow.target();
    return !classes.isEmpty() && (target == null || !policy.classesOf(target).containsAll(classes));
  }

  /** The answer on one line. */
  String line(@Nullable String id) {
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.string("id", id);
    json.bool("understood", facts.understood());
    json.number("statements", facts.statementCount());
    json.strings("operations", operations.stream().map(Operation::word).toList());
    json.strings("reads", reads);
    json.strings("writes", writes);
    json.strings("functions", functions);
    json.strings("shape", shapes.stream().map(Shape::word).toList());
    json.strings("effects", effects.stream().map(Effect::word).toList());
    columns(json);
    json.strings("predicates", predicates);
    json.string("verdict", verdict());
    json.strings("rules", decision.rules());
    json.string("message", message());
    json.string("fingerprint", facts.fingerprint());
    json.strings("limits", limits());
    json.endObject();
    return json.toString();
  }

  private void columns(JsonWriter json) {
    json.beginArray("columns");
    for (OutputColumn column : facts.output()) {
      Set<String> sources = new TreeSet<>();
      Set<String> classes = new TreeSet<>();
      for (ColumnName source : column.sources()) {
        sources.add(source.toString());
        classes.addAll(policy.classesOf(source));
      }
      json.beginObject();
      json.number("index", column.index());
      json.string("label", column.label());
      json.strings("sources", sources);
      json.strings("classes", classes);
      json.string("mask", maskOf(column));
      json.endObject();
    }
    json.endArray();
  }

  /** The limits under which it runs. */
  List<String> limits() {
    List<String> words = new ArrayList<>();
    for (Limits.Limit each : decision.limits().all()) {
      words.add(each.words());
    }
    return words;
  }

  /** The labels of the columns that are masked for sure. */
  List<String> masked() {
    List<String> labels = new ArrayList<>();
    for (OutputColumn column : facts.output()) {
      String mask = maskOf(column);
      if (mask != null && !mask.equals("detect")) {
        labels.add(column.label());
      }
    }
    return labels;
  }

  /** The word of the mask; "detect" where the detectors decide by value; null without a mask. */
  private @Nullable String maskOf(OutputColumn column) {
    MaskPlan plan = decision.masks();
    if (!plan.columnsKnown() || column.index() > plan.columns().size()) {
      return switch (plan.unknownOrigin()) {
        case PASS -> null;
        case DETECT -> "detect";
        case REDACT -> "redact";
      };
    }
    ColumnMask mask = plan.columns().get(column.index() - 1);
    return mask == null ? null : word(mask.spec());
  }

  private static String word(MaskSpec spec) {
    if (spec instanceof MaskSpec.Nullify) {
      return "nullify";
    } else if (spec instanceof MaskSpec.Redact) {
      return "redact";
    } else if (spec instanceof MaskSpec.Fixed) {
      return "fixed";
    } else if (spec instanceof MaskSpec.Hash) {
      return "hash";
    } else if (spec instanceof MaskSpec.Bucket) {
      return "bucket";
    } else if (spec instanceof MaskSpec.DatePart) {
      return "date";
    } else if (spec instanceof MaskSpec.Partial) {
      return "partial";
    } else if (spec instanceof MaskSpec.Card) {
      return "card";
    } else if (spec instanceof MaskSpec.Iban) {
      return "iban";
    }
    if (spec instanceof MaskSpec.Inside) {
      return "detect";
    }
    return spec instanceof MaskSpec.Phone ? "phone" : "email";
  }

  /**
   * What the policy, enforced, does with the statement. A rule on trial in a policy that enforces
   * does nothing to it; a policy in observe mode is asked what it would do.
   */
  String verdict() {
    return isOnTrial() ? "allow" : decision.verdict();
  }

  private boolean isOnTrial() {
    boolean observed =
        (decision instanceof Decision.Deny deny && deny.observed())
            || (decision instanceof Decision.Approve approve && approve.observed());
    return observed && policy.enforces();
  }

  /** The rule that decided; null for a plain allow. */
  @Nullable String decidingRule() {
    return isOnTrial() ? null : decision.decidingRule();
  }

  /** What a refusal would tell the application; null if it runs. */
  @Nullable String message() {
    if (isOnTrial()) {
      return null;
    } else if (decision instanceof Decision.Deny deny) {
      return deny.sentence();
    } else if (decision instanceof Decision.Approve approve) {
      return "A person has to approve this first: rule=" + approve.rule() + ".";
    }
    return null;
  }
}
