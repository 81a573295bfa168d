package dev.sluice.rules.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Precision and recall of the detectors on generated and labelled texts; {@code
 * -Dsluice.detectors.print} prints them. A value is found if all of its letters and digits are
 * covered; a finding is wrong if it touches no value.
 */
class DetectorFiguresTest {

  private static final int TEXTS = 4_000;

  /** Least precision and least recall, in percent. */
  private static final Map<String, double[]> BOUNDS =
      Map.of(
          "email", new double[] {99.9, 99.9},
          "card", new double[] {99.8, 99.9},
          "ssn", new double[] {94, 99.9},
          "iban", new double[] {99.8, 99.9},
          "phone", new double[] {98.5, 99},
          "ip", new double[] {98.5, 99.9},
          "api-key", new double[] {99.9, 99.9},
          "jwt", new double[] {99.9, 99.9},
          "private-key", new double[] {99.9, 99.9});

  private record Figures(int right, int wrong, int missed, int values) {
    double precision() {
      return 100.0 * right / Math.max(1, right + wrong);
    }

    double recall() {
      return 100.0 * (values - missed) / values;
    }
  }

  @Test
  void detectors_onLabelledTexts_keepTheirFigures() {
    for (Map.Entry<String, Labelled.Positive> each : Samples.positives().entrySet()) {
      String kind = each.getKey();
      List<Labelled> texts =
          Labelled.of(new Random(42), TEXTS, each.getValue(), Samples.negative(kind));
      Figures figures = figures(Detector.named(kind), texts);
      if (System.getProperty("sluice.detectors.print") != null) {
        System.out.printf(
            Locale.ROOT,
            "%-12s %6d values, precision %6.2f %%, recall %6.2f %%%n",
            kind,
            figures.values(),
            figures.precision(),
            figures.recall());
      }
      double[] least = BOUNDS.get(kind);
      assertThat(figures.precision()).as("precision of " + kind).isGreaterThanOrEqualTo(least[0]);
      assertThat(figures.recall()).as("recall of " + kind).isGreaterThanOrEqualTo(least[1]);
    }
  }

  private static Figures figures(Detector detector, List<Labelled> texts) {
    int right = 0;
    int wrong = 0;
    int missed = 0;
    int values = 0;
    for (Labelled each : texts) {
      Spans found = new Spans();
      detector.scan(each.text(), found);
      for (int i = 0; i < found.size(); i++) {
        if (touches(each, found.start(i), found.end(i))) {
          right++;
        } else {
          wrong++;
          print("wrong", detector, each.text().substring(found.start(i), found.end(i)));
        }
      }
      for (int[] value : each.spans()) {
        values++;
        if (!covers(found, each.text(), value)) {
          missed++;
          print("missed", detector, each.text().substring(value[0], value[1]));
        }
      }
    }
    return new Figures(right, wrong, missed, values);
  }

  private static void print(String what, Detector detector, String text) {
    if ("all".equals(System.getProperty("sluice.detectors.print"))) {
      System.out.println(what + " " + detector.name() + " " + text.replace('\n', ' '));
    }
  }

  private static boolean touches(Labelled text, int start, int end) {
    for (int[] value : text.spans()) {
      if (start < value[1] && end > value[0]) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(Spans found, String text, int[] value) {
    for (int at = value[0]; at < value[1]; at++) {
      boolean covered = !Character.isLetterOrDigit(text.charAt(at));
      for (int i = 0; i < found.size() && !covered; i++) {
        covered = at >= found.start(i) && at < found.end(i);
      }
      if (!covered) {
        return false;
      }
    }
    return true;
  }
}
