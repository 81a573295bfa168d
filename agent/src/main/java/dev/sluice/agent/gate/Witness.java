package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.mask.ServerOrigins;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import java.lang.ref.WeakReference;
import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The second witness: what the database itself says of a result's columns. It may add masks, never
 * remove them. Only PostgreSQL tells truthfully, through aliases, derived tables and CTEs, and
 * without a query; MariaDB and H2 tell names that the query chose. Thread safe.
 */
final class Witness {

  private static final int PLACES = 512;

  private final AtomicReferenceArray<@Nullable Heard> heard = new AtomicReferenceArray<>(PLACES);

  private record Heard(WeakReference<StatementFacts> facts, MaskPlan masks, boolean against) {}

  /**
   * Hot path. Whether a column that the analysis calls clean comes from one of a class in force:
   * the analysis is then wrong about this text, and nothing that it says of it counts.
   */
  boolean against(Execution execution, MaskPlan masks, ResultSet resultSet) {
    StatementFacts facts = execution.judgement.facts();
    if (facts.dialect() != Dialect.POSTGRESQL || masks.classes().isEmpty()) {
      return false;
    }
    int place = System.identityHashCode(facts) & (PLACES - 1);
    Heard before = heard.get(place);
    if (before != null && before.facts.refersTo(facts) && before.masks.equals(masks)) {
      return before.against;
    }
    boolean against = ask(execution, masks, resultSet);
    heard.set(place, new Heard(new WeakReference<>(facts), masks, against));
    return against;
  }

  private static boolean ask(Execution execution, MaskPlan masks, ResultSet resultSet) {
    ServerOrigins origins = ServerOrigins.of(resultSet);
    if (origins == null) {
      return false;
    }
    ConnectionState connection = execution.statement.connection;
    for (int i = 1; i <= origins.count(); i++) {
      boolean masked =
          !masks.columnsKnown()
              || i > masks.columns().size()
              || masks.columns().get(i - 1) != null
              || !masks.watch().at(i - 1).isNothing();
      ColumnName origin = masked ? null : connection.column(origins.table(i), origins.position(i));
      if (origin != null && inForce(origin, masks, execution.judgement.policy())) {
        return true;
      }
    }
    return false;
  }

  private static boolean inForce(ColumnName origin, MaskPlan masks, Policy policy) {
    for (String name : policy.classesOf(origin)) {
      if (masks.classes().contains(name)) {
        return true;
      }
    }
    return false;
  }
}
