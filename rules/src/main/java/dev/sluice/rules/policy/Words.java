package dev.sluice.rules.policy;

import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of the policy language for the values of enums. */
final class Words {

  static final List<String> OPERATIONS = operations();
  static final List<String> FAMILIES = families();
  static final List<String> EFFECTS = effects();
  static final List<String> SHAPES = shapes();

  private Words() {}

  static <E extends Enum<E>> List<String> of(E[] values) {
    List<String> words = new ArrayList<>();
    for (E value : values) {
      words.add(value.name().toLowerCase(Locale.ROOT));
    }
    return List.copyOf(words);
  }

  private static List<String> operations() {
    List<String> words = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      words.add(operation.word());
    }
    return List.copyOf(words);
  }

  private static List<String> families() {
    List<String> words = new ArrayList<>();
    for (Family family : Family.values()) {
      words.add(family.word());
    }
    return List.copyOf(words);
  }

  private static List<String> effects() {
    List<String> words = new ArrayList<>();
    for (Effect effect : Effect.values()) {
      words.add(effect.word());
    }
    return List.copyOf(words);
  }

  private static List<String> shapes() {
    List<String> words = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      words.add(shape.word());
    }
    return List.copyOf(words);
  }
}
