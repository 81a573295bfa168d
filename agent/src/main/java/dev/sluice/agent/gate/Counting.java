package dev.sluice.agent.gate;

import dev.sluice.agent.gate.Bounds.Excess;
import dev.sluice.agent.gate.ValueBudgets.Budget;
import dev.sluice.agent.mask.ResultState;
import dev.sluice.agent.mask.ValueWatch;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.OutputColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the values of one result against the budgets of who asked. Thread safe. */
final class Counting {

  /** What is made of values counts once for so many characters: it may be made of many. */
  static final int LENGTH_OF_ONE = 16;

  private final ValueBudgets budgets;
  private final HandedOut handedOut;
  private final SipHash digest;
  private final Limiter limiter;

  Counting(ValueBudgets budgets, HandedOut handedOut, SipHash digest, Limiter limiter) {
    this.budgets = budgets;
    this.handedOut = handedOut;
    this.digest = digest;
    this.limiter = limiter;
  }

  /** Hot path. Has what is handed out of a result counted, if the execution has budgets. */
  void watch(Execution execution, @Nullable ResultState state, @Nullable Tally tally) {
    if (state != null
        && (execution.judgement.decision().limits().has(Kind.VALUES)
            || execution.judgement.decision().masks().watch().remembers())) {
      state.watchedBy(new Sight(execution, counted(execution), tally));
    }
  }

  private List<Counted> counted(Execution execution) {
    String talk = execution.judgement.asking().counted();
    List<Counted> counted = new ArrayList<>();
    for (Limit each : execution.judgement.decision().limits().all()) {
      if (each.kind() == Kind.VALUES) {
        counted.add(new Counted(each, budgets.of(each, talk)));
      }
    }
    return counted;
  }

  private record Counted(Limit limit, Budget budget) {}

  /** The watch of one result; used by the thread that reads it. */
  final class Sight implements ValueWatch {

    private final Execution execution;
    private final List<Counted> counted;
    private final long number = budgets.nextResult();
    private @Nullable Tally tally;
    private String lastClass = "";
    private ColumnName lastSource = ColumnName.UNKNOWN;

    private Sight(Execution execution, List<Counted> counted, @Nullable Tally tally) {
      this.execution = execution;
      this.counted = counted;
      this.tally = tally;
    }

    /** A result found inside a value has its rows. */
    void of(Tally own) {
      tally = own;
    }

    @Override
    public void value(List<String> classes, String value) {
      count(classes, digest.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void value(List<String> classes, byte[] value) {
      count(classes, digest.of(value));
    }

    @Override
    public void made(List<String> classes, long place, int length) {
      ByteBuffer cell = ByteBuffer.allocate(4 * Long.BYTES);
      long row = tally == null ? 0 : tally.rows;
      cell.putLong(0, number).putLong(Long.BYTES, row).putLong(2 * Long.BYTES, place);
      int parts = Math.max(1, (length + LENGTH_OF_ONE - 1) / LENGTH_OF_ONE);
      for (int i = 0; i < parts; i++) {
        count(classes, digest.of(cell.putLong(3 * Long.BYTES, i).array()));
      }
    }

    private void count(List<String> classes, long value) {
      for (int i = 0; i < counted.size(); i++) {
        Counted each = counted.get(i);
        if (classes.contains(each.limit.className())
            && !each.budget.takes(value, each.limit.most())) {
          throw new Withheld(excess(each));
        }
      }
    }

    @Override
    public void handed(List<String> classes, String value) {
      Asking asking = execution.judgement.asking();
      for (int i = 0; i < classes.size(); i++) {
        handedOut.note(asking, classes.get(i), sourceOf(classes.get(i)), value);
      }
    }

    /** A column of that class that the statement shows. */
    private ColumnName sourceOf(String className) {
      if (!className.equals(lastClass)) {
        lastSource = ColumnName.UNKNOWN;
        for (OutputColumn column : execution.judgement.facts().output()) {
          for (ColumnName source : column.sources()) {
            boolean fits = execution.judgement.policy().classesOf(source).contains(className);
            lastSource = fits ? source : lastSource;
          }
        }
        lastClass = className;
      }
      return lastSource;
    }

    @Override
    public Throwable refusal(Object result, Withheld reason) {
      Excess excess = (Excess) java.util.Objects.requireNonNull(reason.reason());
      return limiter.stop(execution, excess, result instanceof ResultSet rows ? rows : null);
    }

    @Override
    public ValueWatch nested() {
      return new Sight(execution, counted, null);
    }
  }

  private static Excess excess(Counted counted) {
    Limit limit = counted.limit;
    if (counted.budget.isForgotten()) {
      return new Excess(
          limit.rule(),
          "What this conversation has read is not known any more, because many others came since."
              + " Begin a new one.");
    }
    return new Excess(
        limit.rule(),
        "It shows more different values of class "
            + limit.className()
            + " than the rule lets pass: at most "
            + limit.most()
            + " per "
            + limit.per().word()
            + ". Do without them, or ask for fewer.");
  }
}
