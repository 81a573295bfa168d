package dev.sluice.rules.policy;

import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A condition on {@code operation}: operations by name, or by family.
 *
 * <p>The facts give the families of a statement as one set. Which operation brought which family is
 * told by what an operation can be at all, and an operation that may have brought a change is no
 * read: a SELECT in a statement of families read and ddl (SELECT INTO) does not count as a read.
 */
final class OperationCondition extends Condition {

  private static final Set<Family> HARMLESS =
      EnumSet.of(Family.READ, Family.TRANSACTION, Family.SESSION_SAFE);
  private static final Map<Operation, EnumSet<Family>> POSSIBLE = possible();

  private final EnumSet<Operation> operations;
  private final EnumSet<Family> families;
  private final boolean negated;

  OperationCondition(EnumSet<Operation> operations, EnumSet<Family> families, boolean negated) {
    this.operations = operations;
    this.families = families;
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null) {
      return Truth.NO;
    }
    for (Operation operation : statement.operations()) {
      if (matches(operation, statement) != negated) {
        return Truth.YES;
      }
    }
    if (!negated && hasFamily(statement)) {
      return Truth.YES;
    }
    return judged.understood() ? Truth.NO : judged.unknownStatement();
  }

  @Override
  boolean all(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null || !judged.understood() || (negated && hasFamily(statement))) {
      return false;
    }
    for (Operation operation : statement.operations()) {
      if (matches(operation, statement) == negated) {
        return false;
      }
    }
    return !statement.operations().isEmpty();
  }

  private boolean hasFamily(EffectiveStatement statement) {
    for (Family family : statement.families()) {
      if (families.contains(family) && !HARMLESS.contains(family)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(Operation operation, EffectiveStatement statement) {
    if (operations.contains(operation)) {
      return true;
    }
    EnumSet<Family> possible = POSSIBLE.getOrDefault(operation, EnumSet.allOf(Family.class));
    boolean harmless = false;
    boolean harmful = false;
    for (Family family : statement.families()) {
      if (!possible.contains(family)) {
        continue;
      }
      boolean safe = HARMLESS.contains(family);
      if (!safe && families.contains(family)) {
        return true;
      }
      harmful |= !safe;
      harmless |= safe && families.contains(family);
    }
    return harmless && !harmful;
  }

  /** What an operation can be; an operation that is not here can be anything. */
  private static Map<Operation, EnumSet<Family>> possible() {
    Map<Operation, EnumSet<Family>> possible = new EnumMap<>(Operation.class);
    possible.put(Operation.INSERT, EnumSet.of(Family.WRITE));
    possible.put(Operation.UPDATE, EnumSet.of(Family.WRITE));
    possible.put(Operation.DELETE, EnumSet.of(Family.WRITE));
    possible.put(Operation.MERGE, EnumSet.of(Family.WRITE));
    possible.put(Operation.TRUNCATE, EnumSet.of(Family.WRITE, Family.DDL));
    possible.put(Operation.CREATE, EnumSet.of(Family.WRITE, Family.DDL, Family.DCL));
    possible.put(Operation.ALTER, EnumSet.of(Family.DDL, Family.DCL, Family.ADMIN));
    possible.put(Operation.DROP, EnumSet.of(Family.DDL, Family.DCL));
    possible.put(Operation.RENAME, EnumSet.of(Family.DDL));
    possible.put(Operation.GRANT, EnumSet.of(Family.DCL));
    possible.put(Operation.REVOKE, EnumSet.of(Family.DCL));
    possible.put(Operation.BEGIN, EnumSet.of(Family.TRANSACTION));
    possible.put(Operation.COMMIT, EnumSet.of(Family.TRANSACTION));
    possible.put(Operation.ROLLBACK, EnumSet.of(Family.TRANSACTION));
    possible.put(Operation.SAVEPOINT, EnumSet.of(Family.TRANSACTION));
    return possible;
  }
}
