package dev.sluice.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text would do if it ran. Immutable; equal texts under equal conditions give equal facts.
 *
 * @param understood false if any part was not understood; then the lists hold what could still be
 *     proven, and more may happen
 * @param problem why it was not understood, without any literal of the text; null if understood
 * @param dialect the dialect under which it was read
 * @param statements each effective statement, in order; never empty: a text that runs nothing (a
 *     comment) gives one without operations
 * @param statementCount statements that the database would run from this text, nested ones not
 *     counted
 * @param output the columns of the last row-returning statement; empty if there is none
 * @param outputKnown false if number or order of the result's columns is not proven
 * @param parameterCount number of bind parameters
 * @param fingerprint stable across white space, comments and literals; lower-case hexadecimal
 * @param sanitizedText the text with each literal replaced by {@code ?} and comments removed
 * @param summary operation and targets, as in OpenTelemetry's {@code db.query.summary}; at most 255
 *     characters
 */
public record StatementFacts(
    boolean understood,
    @Nullable String problem,
    Dialect dialect,
    List<EffectiveStatement> statements,
    int statementCount,
    List<OutputColumn> output,
    boolean outputKnown,
    int parameterCount,
    String fingerprint,
    String sanitizedText,
    String summary) {

  public StatementFacts {
    statements = List.copyOf(statements);
    output = List.copyOf(output);
  }
}
