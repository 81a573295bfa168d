package dev.sluice.agent.gate;

import dev.sluice.agent.call.States;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import dev.sluice.rules.Policy;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Batches: each different text is judged and recorded; a refusal of one is a refusal of all. */
final class Batches {

  private final Gate gate;
  private final Recorder recorder;
  private final States states;

  Batches(Gate gate, Recorder recorder, States states) {
    this.gate = gate;
    this.recorder = recorder;
    this.states = states;
  }

  /**
   * A text is added. A wrapper that was made unseen, of which nothing is known, is known by the
   * statement that it hands the text on to: from then on they share a state.
   *
   * @return the call of a wrapper that may hand its text on; null for any other
   */
  @Nullable Frame adding(CallStack stack, Statement self, StatementState statement, String text) {
    Frame outer = stack.top(Kind.BATCH);
    if (outer != null && (outer.connection != statement.connection || !text.equals(outer.sql))) {
      outer = null;
    }
    Frame frame = null;
    if (!statement.unseen) {
      for (Frame each = outer; each != null; each = each.outer) {
        states.put(Objects.requireNonNull(each.self), statement);
      }
    } else if (statement.batched == 0) {
      frame = stack.push(Kind.BATCH);
      frame.self = self;
      frame.sql = text;
      frame.connection = statement.connection;
      frame.outer = outer;
    }
    statement.addToBatch(self, text);
    return frame;
  }

  /** The judgements of a batch, one per different text. */
  record Verdicts(List<StatementState> statements, List<Judgement> judgements) {}

  /** A judgement, several, or a refusal. */
  Object judge(CallStack stack, StatementState statement, Policy now) {
    if (statement.prepared && statement.batch == null && !statement.recovered) {
      return gate.judge(stack, statement, statement.sql, now, false);
    }
    Verdicts verdicts = new Verdicts(new ArrayList<>(), new ArrayList<>());
    List<String> texts = new ArrayList<>();
    if (statement.prepared && statement.sql != null) {
      texts.add(statement.sql);
    }
    if (statement.recovered) {
      texts.add(Originals.UNKNOWN);
    }
    if (statement.batch != null) {
      texts.addAll(statement.batch);
    }
    for (String text : texts) {
      StatementState aside = new StatementState(statement.connection, text, false);
      aside.batched = statement.batched;
      Object verdict = gate.judge(stack, aside, text, now, false);
      if (!(verdict instanceof Judgement judgement)) {
        return verdict;
      }
      Bounds.Excess excess =
          statement.prepared && text.equals(statement.sql)
              ? null
              : gate.writeBack().refused(aside, now, judgement);
      if (excess != null) {
        return gate.refuse(stack, statement.connection, excess.rule(), excess.sentence());
      }
      verdicts.statements.add(aside);
      verdicts.judgements.add(judgement);
    }
    return verdicts;
  }

  /** Records the intents; null if one could not be recorded and nothing must run. */
  @Nullable Execution begin(CallStack stack, StatementState statement, Verdicts verdicts) {
    List<Execution> executions = new ArrayList<>();
    for (int i = 0; i < verdicts.judgements.size(); i++) {
      Execution execution = gate.execution(verdicts.statements.get(i), verdicts.judgements.get(i));
      if (!gate.recorded(stack, execution)) {
        for (Execution each : executions) {
          recorder.outcome(each, null, 0, null);
        }
        return null;
      }
      execution.batch = true;
      executions.add(execution);
    }
    Execution first = executions.get(0);
    first.others = executions.subList(1, executions.size());
    return first;
  }

  /** Writes the outcomes of all texts but the first. */
  void finish(Execution first, @Nullable Object result, @Nullable Throwable thrown) {
    List<Execution> others = first.others;
    if (others == null) {
      return;
    }
    for (Execution each : others) {
      each.ranNanos = first.ranNanos;
      // Which count belongs to which text the driver does not tell: the first one has the sum.
      recorder.outcome(each, thrown, -1, null);
    }
  }

  /** Rows changed; negative if the driver does not tell of each. */
  static long sum(@Nullable Object counts) {
    if (counts instanceof int[] numbers) {
      long sum = numbers.length == 0 ? -1 : 0;
      for (int each : numbers) {
        sum = added(sum, each);
      }
      return sum;
    }
    long sum = -1;
    if (counts instanceof long[] numbers && numbers.length > 0) {
      sum = 0;
      for (long each : numbers) {
        sum = added(sum, each);
      }
    }
    return sum;
  }

  /** A batch that was rewritten as one statement has no counts for most of it. */
  private static long added(long sum, long count) {
    if (count == Statement.EXECUTE_FAILED) {
      return sum;
    }
    return sum < 0 || count < 0 ? -1 : sum + count;
  }
}
