package dev.sluice.rules;

/** A column of a base table. */
public record ColumnName(TableName table, String name) {

  /** Where a value comes from of which nobody can say where it comes from. */
  public static final ColumnName UNKNOWN = new ColumnName(TableName.of("?"), "*");

  /** {@code [schema.]table.column}. */
  @Override
  public String toString() {
    return table + "." + name;
  }
}
