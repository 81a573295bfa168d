package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Operation;
import dev.sluice.rules.TableName;
import java.util.Set;

/** What a text that is not understood shows all the same. Immutable. */
public record Suspicion(Set<Operation> operations, Set<TableName> reads, Set<TableName> writes) {}
