package dev.sluice.rules.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A text and where in it values of one kind are; made from a fixed seed. Sentences put values
 * behind words that say nothing of them, between other values, in JSON and in lists, as tickets and
 * notes have them.
 */
record Labelled(String text, List<int[]> spans) {

  private static final String[] BEFORE = {
    "", "please use ", "He wrote: ", "(", "new value=", "{\"note\":\"", "see ", "- ", "alt. ", "\t"
  };
  private static final String[] AFTER = {
    "", " and call back", ".", ", thanks", ")", "\"}", "; done", "\nregards", "!", " or later"
  };

  /** Texts with one to three values each, and as many texts with what only looks like one. */
  static List<Labelled> of(Random random, int count, Positive positive, Positive negative) {
    List<Labelled> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(random, positive, true));
      texts.add(text(random, negative, false));
    }
    return texts;
  }

  /** Makes one value. */
  @FunctionalInterface
  interface Positive {
    String make(Random random);
  }

  private static Labelled text(Random random, Positive values, boolean labelled) {
    StringBuilder text = new StringBuilder();
    List<int[]> spans = new ArrayList<>();
    int many = 1 + random.nextInt(3);
    for (int i = 0; i < many; i++) {
      text.append(i == 0 ? "" : " / ").append(BEFORE[random.nextInt(BEFORE.length)]);
      String value = values.make(random);
      if (labelled) {
        spans.add(new int[] {text.length(), text.length() + value.length()});
      }
      text.append(value).append(AFTER[random.nextInt(AFTER.length)]);
    }
    return new Labelled(text.toString(), spans);
  }
}
