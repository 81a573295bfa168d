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
 * told by what an operation can be at all; where that leaves a doubt the answer is "perhaps", which
 * counts toward refusal: a SELECT in a statement of families read and ddl (SELECT INTO) is no read
 * for an exemption, and a read for a refusal.
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
    boolean understood = judged.understood();
    for (Operation operation : statement.operations()) {
      // "Other" in a statement that was not understood says nothing but that.
      boolean proven = understood || operation != Operation.OTHER;
      if (proven && hits(match(operation, statement), negated)) {
        return Truth.YES;
      }
    }
    if (!negated && hasFamily(statement)) {
      return Truth.YES;
    }
    return understood ? Truth.NO : judged.unknownStatement();
  }

  @Override
  boolean all(Judged judged) {
    EffectiveStatement statement = judged.statement();
    if (statement == null || !judged.understood() || (negated && hasFamily(statement))) {
      return false;
    }
    for (Operation operation : statement.operations()) {
      if (!surely(match(operation, statement), negated)) {
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

  /** Whether an operation is one of those asked for: surely, perhaps, or surely not. */
  private int match(Operation operation, EffectiveStatement statement) {
    if (operations.contains(operation)) {
      return NamePattern.YES;
    }
    EnumSet<Family> possible = POSSIBLE.get(operation);
    boolean alone = statement.operations().size() == 1;
    boolean some = false;
    boolean others = false;
    boolean sure = false;
    for (Family family : statement.families()) {
      if (possible != null && !possible.contains(family)) {
        continue;
      }
      boolean wanted = families.contains(family);
      some |= wanted;
      others |= !wanted;
      sure |= wanted && (isSure(operation) || (alone && !HARMLESS.contains(family)));
    }
    if (!some) {
      return NamePattern.NO;
    }
    return !others || sure ? NamePattern.YES : NamePattern.MAYBE;
  }

  /** Whether this operation is of each family that it can be of, whatever stands beside it. */
  private static boolean isSure(Operation operation) {
    return switch (operation) {
      case INSERT, UPDATE, DELETE, MERGE, TRUNCATE, RENAME, GRANT, REVOKE -> true;
      default -> false;
    };
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
