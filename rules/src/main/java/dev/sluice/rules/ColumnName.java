package dev.sluice.rules;

/** A column of a base table. */
public record ColumnName(TableName table, String name) {

  /** {@code [schema.]table.column}. */
  @Override
  public String toString() {
    return table + "." + name;
  }
}
