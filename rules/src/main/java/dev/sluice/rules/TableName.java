package dev.sluice.rules;

import org.jspecify.annotations.Nullable;

/**
 * A table as a statement names it, or, where the catalog resolved it, as the database knows it.
 *
 * @param schema the schema; null when neither text nor catalog tells
 * @param name the table's name as the catalog spells it, else folded as the dialect folds it
 */
public record TableName(@Nullable String schema, String name) {

  /** A table without a schema. */
  public static TableName of(String name) {
    return new TableName(null, name);
  }

  /** {@code schema.name}, or {@code name}. */
  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
