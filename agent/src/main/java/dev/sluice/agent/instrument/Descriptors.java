package dev.sluice.agent.instrument;

import java.util.List;
import java.util.Map;

/** Method descriptors from type names. */
final class Descriptors {

  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "boolean", "Z", "byte", "B", "char", "C", "short", "S", "int", "I", "long", "J", "float",
          "F", "double", "D");

  private Descriptors() {}

  /** The part of a descriptor from the opening to the closing bracket. */
  static String parameters(List<String> typeNames) {
    StringBuilder text = new StringBuilder("(");
    for (String name : typeNames) {
      String primitive = PRIMITIVES.get(name);
      if (primitive != null) {
        text.append(primitive);
      } else if (name.startsWith("[")) {
        text.append(ClassHeader.internal(name));
      } else {
        text.append('L').append(ClassHeader.internal(name)).append(';');
      }
    }
    return text.append(')').toString();
  }
}
