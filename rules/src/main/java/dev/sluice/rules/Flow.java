package dev.sluice.rules;

import org.jspecify.annotations.Nullable;

/**
 * A value that a statement moves: from a base column into a table, a variable, a file or a channel.
 *
 * @param source the base column read; {@link ColumnName#UNKNOWN} where more may have been read
 * @param target the column written; null when it does not go to a column (file, variable, channel)
 */
public record Flow(ColumnName source, @Nullable ColumnName target) {}
