package dev.sluice.rules.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one compilation. Not thread safe. */
final class Problems {

  private static final int MOST = 100;

  private final List<Problem> all = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();

  void add(Place place, String message) {
    add(place, message, place.sourceLine());
  }

  /** A text of the file that no problem may show. */
  void hide(String secret) {
    secrets.add(secret);
  }

  private Problem withoutSecrets(Problem problem) {
    String line = problem.sourceLine();
    for (String secret : secrets) {
      line = line.replace(secret, "...");
    }
    return new Problem(problem.file(), problem.line(), problem.column(), problem.message(), line);
  }

  /** For a place whose line holds a secret: the line is shown up to the place only. */
  void addSecret(Place place, String message) {
    String line = place.sourceLine();
    int end =
        line.offsetByCodePoints(
            0, Math.min(place.column() - 1, line.codePointCount(0, line.length())));
    add(place, message, line.substring(0, end) + "...");
  }

  void addWhole(String file, String message) {
    add(new Problem(file, 0, 0, message, ""));
  }

  private void add(Place place, String message, String line) {
    add(new Problem(place.source().name(), place.line(), place.column(), message, line));
  }

  private void add(Problem problem) {
    if (all.size() < MOST && !all.contains(problem)) {
      all.add(problem);
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** All problems, in the order of the files and of their lines. */
  List<Problem> sorted(List<PolicyText> files) {
    List<String> names = new ArrayList<>();
    for (PolicyText file : files) {
      names.add(file.name());
    }
    List<Problem> sorted = new ArrayList<>();
    for (Problem problem : all) {
      sorted.add(withoutSecrets(problem));
    }
    sorted.sort(
        Comparator.<Problem>comparingInt(problem -> names.indexOf(problem.file()))
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column));
    return List.copyOf(sorted);
  }

  /** The word among {@code known} that was probably meant, as a sentence; empty if none is near. */
  static String didYouMean(String word, Collection<String> known) {
    String nearest = Spelling.nearest(word, known);
    return nearest == null ? "" : " Did you mean \"" + nearest + "\"?";
  }

  /** A value as error messages show it: shortened, without line breaks. */
  static String shown(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    String flat = value.replace('\n', ' ').replace('\r', ' ');
    int length = flat.codePointCount(0, flat.length());
    return length <= 60 ? flat : flat.substring(0, flat.offsetByCodePoints(0, 60)) + "...";
  }
}
