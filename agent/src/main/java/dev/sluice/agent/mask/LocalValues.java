package dev.sluice.agent.mask;

/** Tells the values that masks made themselves. */
public final class LocalValues {

  private LocalValues() {}

  /** Hot path. Whether an array was made by a mask: reading it asks no driver. */
  public static boolean isOne(Object value) {
    return value instanceof LocalArray;
  }
}
