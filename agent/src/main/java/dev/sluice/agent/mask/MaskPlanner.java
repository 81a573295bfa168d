package dev.sluice.agent.mask;

import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.OutputColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the states of result sets. One planner per policy, because the policy brings the key of the
 * keyed hash. Safe for any number of threads.
 */
public final class MaskPlanner {

  private final ResultTagger tagger;

  /**
   * A planner.
   *
   * @param maskKey the policy's key for hashes; null if it has none
   * @param tagger guards result sets found inside values
   */
  public MaskPlanner(byte @Nullable [] maskKey, ResultTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * Hot path. The state of a result set that a query has just produced, before the application sees
   * it. Never throws.
   *
   * @param masks the decision's masks
   * @param output the columns as the analysis sees them, {@code StatementFacts.output()}
   * @param resultSet the innermost result set; its metadata is read
   * @return null if nothing in it is masked
   */
  public @Nullable ResultState forResult(
      MaskPlan masks, List<OutputColumn> output, ResultSet resultSet) {
    return masks.isEmpty() ? null : unknown(masks);
  }

  /**
   * Hot path. The state for values of which no analysis tells the origin: generated keys, OUT
   * values, result sets of a cursor. Never throws.
   *
   * @return null if nothing is masked
   */
  public @Nullable ResultState forUnknown(MaskPlan masks) {
    return masks.isEmpty() ? null : unknown(masks);
  }

  private ResultState unknown(MaskPlan masks) {
    ValueMask nothing = (value, declared, calendar, masked) -> null;
    return new ResultState(
        new ResultPlan(List.of(), nothing, List.of(), found -> guarded(found, masks)));
  }

  private @Nullable ResultSet guarded(ResultSet found, MaskPlan masks) throws SQLException {
    if (tagger.tag(found, unknown(masks))) {
      return found;
    }
    found.close();
    return null;
  }
}
