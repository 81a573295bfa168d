package dev.sluice.rules;

import java.util.Set;

/**
 * What happens to one result column.
 *
 * @param classes the classes for which it is masked; for the record's masked counts
 * @param spec the mask; applied to each value
 */
public record ColumnMask(Set<String> classes, MaskSpec spec) {

  public ColumnMask {
    classes = Set.copyOf(classes);
  }
}
