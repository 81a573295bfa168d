package dev.sluice.agent.mask;

import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.OutputColumn;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes the states of result sets. One planner per policy, because the policy brings the key of the
 * keyed hash. Safe for any number of threads.
 *
 * <p>Plans are compiled once per {@link MaskPlan} object and number of columns and then shared; the
 * cache has a fixed number of places, each holding the last plan that fell on it.
 */
public final class MaskPlanner {

  private static final int PLACES = 1 << 10;

  /** The number of columns of a plan that serves any number. */
  private static final int ANY = -1;

  private final PlanCompiler compiler;
  private final AtomicReferenceArray<@Nullable Entry> compiled = new AtomicReferenceArray<>(PLACES);

  /** One place of the cache; {@code output} because equal masks may belong to another analysis. */
  private record Entry(
      MaskPlan masks, List<OutputColumn> output, int columns, @Nullable ResultPlan plan) {}

  /**
   * A planner.
   *
   * @param maskKey the policy's key for hashes; null if it has none
   * @param tagger guards result sets found inside values
   */
  public MaskPlanner(byte @Nullable [] maskKey, ResultTagger tagger) {
    this(maskKey, tagger, MaskedValues.FORGOTTEN);
  }

  /** A planner whose states tell what they gave. */
  public MaskPlanner(byte @Nullable [] maskKey, ResultTagger tagger, MaskedValues values) {
    this.compiler = new PlanCompiler(maskKey, tagger, values);
  }

  /**
   * Hot path. The state of a result set that a query has just produced, before the application sees
   * it. Never throws.
   *
   * @param masks the decision's masks
   * @param output the columns as the analysis sees them, {@code StatementFacts.output()}
   * @param resultSet the innermost result set; of its metadata the number of columns and the labels
   *     are read, which no driver needs a query for
   * @return null if nothing in it is masked
   */
  public @Nullable ResultState forResult(
      MaskPlan masks, List<OutputColumn> output, ResultSet resultSet) {
    if (masks.isEmpty()) {
      return null;
    }
    int columns = ResultShape.columnsAsAnalysed(masks, output, resultSet);
    return state(columns == ResultShape.OTHER ? ANY : columns, masks, output);
  }

  /**
   * Hot path. The state for values of which no analysis tells the origin: generated keys, OUT
   * values, result sets of a cursor. Never throws.
   *
   * @return null if nothing is masked
   */
  public @Nullable ResultState forUnknown(MaskPlan masks) {
    return masks.isEmpty() ? null : state(ANY, masks, List.of());
  }

  // Identity is meant: the decision and the facts of a repeated statement are the cached objects.
  @SuppressWarnings("ReferenceEquality")
  private @Nullable ResultState state(int columns, MaskPlan masks, List<OutputColumn> output) {
    int place = (System.identityHashCode(masks) + columns) & (PLACES - 1);
    Entry entry = compiled.get(place);
    if (entry == null
        || entry.masks != masks
        || entry.columns != columns
        || entry.output != output) {
      ResultPlan plan = columns == ANY ? compiler.unknown(masks) : compiler.known(masks, output);
      entry = new Entry(masks, output, columns, plan);
      compiled.set(place, entry);
    }
    return entry.plan == null ? null : new ResultState(entry.plan);
  }
}
