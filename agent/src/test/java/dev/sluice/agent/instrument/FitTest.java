package dev.sluice.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A version that does not fit is told, and neither a crash nor silence. */
class FitTest {

  private static final String PLAY = "com.example.press.";
  private static final String ADVICE = "dev.sluice.agent.instrument.ai.advice.CompensationAdvice";
  private static final String OTHER = "dev.sluice.agent.instrument.ai.advice.SpringToolAdvice";

  private static List<String> report(Doorbell doorbell) throws Exception {
    WovenLoader loader = new WovenLoader(List.of(doorbell), PLAY);
    loader.loadClass(PLAY + "Press").getDeclaredConstructor().newInstance();
    return loader.report();
  }

  private static Doorbell named(Ring... rings) {
    return Doorbell.ofClasses("press", Set.of(PLAY + "Press"), List.of(rings));
  }

  @Test
  void library_thatFits_isAppliedAndNothingElse() throws Exception {
    assertThat(
            report(
                named(Ring.any("print", ADVICE))
                    .needing(PLAY + "Sheet", "text", "weight", "toString")
                    .needing(PLAY + "Prints")
                    .needingOneOf(PLAY + "Newer", PLAY + "Paper")))
        .containsExactly("applied com.example.press.Press press methods=1");
  }

  @Test
  void memberThatAdviceReads_andIsNotThere_isALine() throws Exception {
    assertThat(
            report(
                named(Ring.any("print", ADVICE))
                    .needing(PLAY + "Sheet", "text", "colour")
                    .needing(PLAY + "Ink", "name")
                    .needing(PLAY + "Plate")
                    .needingOneOf(PLAY + "Newer", PLAY + "Older")))
        .containsExactlyInAnyOrder(
            "applied com.example.press.Press press methods=1",
            "skipped com.example.press.Sheet#colour press: the member that a doorbell needs is not"
                + " there",
            "skipped com.example.press.Ink#name press: the member that a doorbell needs is not"
                + " there",
            "skipped com.example.press.Plate press: the class that a doorbell is for is not there",
            "skipped com.example.press.Newer press: the class that a doorbell is for is not"
                + " there");
  }

  @Test
  void methodOfANamedClass_thatIsNotThere_isALine() throws Exception {
    assertThat(report(named(Ring.any("print", ADVICE), Ring.any("fold", OTHER))))
        .containsExactlyInAnyOrder(
            "applied com.example.press.Press press methods=1",
            "skipped com.example.press.Press#SpringToolAdvice press: the method that this advice is"
                + " for is not there");
  }

  @Test
  void eitherOfTwoMethods_suffices() throws Exception {
    assertThat(report(named(Ring.either("print", ADVICE), Ring.either("fold", ADVICE))))
        .containsExactly("applied com.example.press.Press press methods=1");
    assertThat(
            report(
                named(
                    Ring.any("print", ADVICE),
                    Ring.either("cut", OTHER),
                    Ring.either("fold", OTHER))))
        .contains(
            "skipped com.example.press.Press#SpringToolAdvice press: the method that this advice is"
                + " for is not there");
  }

  @Test
  void methodOfAType_thatItDoesNotDeclare_isALine() throws Exception {
    assertThat(
            report(
                new Doorbell(
                    "press",
                    Set.of(),
                    Set.of(PLAY + "Prints"),
                    List.of(
                        new Ring("print", List.of(PLAY + "Sheet"), ADVICE),
                        new Ring("print", List.of("java.lang.String"), OTHER)))))
        .containsExactlyInAnyOrder(
            "applied com.example.press.Press press methods=1",
            "skipped com.example.press.Prints#print(Ljava/lang/String;) press: the member that a"
                + " doorbell needs is not there");
  }
}
