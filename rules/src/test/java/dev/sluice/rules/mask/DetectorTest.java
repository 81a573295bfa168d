package dev.sluice.rules.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskSpec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorTest {

  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

  private static String found(String detector, String text) {
    Spans spans = new Spans();
    Detector.named(detector).scan(text, spans);
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < spans.size(); i++) {
      found.append(i == 0 ? "" : "|").append(text, spans.start(i), spans.end(i));
    }
    return found.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "email; write to alice@example.com.; alice@example.com",
        "email; <a.b+c@mail.example.co.uk>,x@y.zz; a.b+c@mail.example.co.uk|x@y.zz",
        "email; zoë@bücher.example; zoë@bücher.example",
        "email; mailto:a@b.co?subject=x; a@b.co",
        "card; pay 4111 1111 1111 1111 now; 4111 1111 1111 1111",
        "card; 378282246310005; 378282246310005",
        "card; x5555555555554444y; 5555555555554444",
        "card; 6011-1111-1111-1117; 6011-1111-1111-1117",
        "card; ref 1234 4111 1111 1111 1111; 4111 1111 1111 1111",
        "ssn; it is 123-45-6789.; 123-45-6789",
        "ssn; 123 45 6789; 123 45 6789",
        "ssn; SSN: 123456789; 123456789",
        "iban; to GB82 WEST 1234 5698 7654 32 today; GB82 WEST 1234 5698 7654 32",
        "iban; de89370400440532013000; de89370400440532013000",
        "phone; call +14155552671; +14155552671",
        "phone; (415) 555-2671 or so; (415) 555-2671",
        "phone; tel 06 12 34 56 78; 06 12 34 56 78",
        "api-key; key AKIAIOSFODNN7EXAMPLE!; AKIAIOSFODNN7EXAMPLE",
        "api-key; ghp_abcdefghijklmnopqrstuvwxyz0123456789; ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "ip; from 192.168.10.1, port 80; 192.168.10.1",
        "ip; at 2001:db8::8a2e:370:7334 now; 2001:db8::8a2e:370:7334",
        "ip; [::1]:80; ::1",
      })
  void scan_whatIsOne_isFound(String detector, String text, String expected) {
    assertThat(found(detector, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "email; user@localhost",
        "email; @handle and a@ b",
        "email; 3 @ 4.50",
        "card; order 1234567890123456",
        "card; 4111111111111112",
        "card; 41111111111111111111111",
        "card; 0.4111111111111111",
        "card; 1732233600000",
        "ssn; 000-12-3456",
        "ssn; 666-12-3456",
        "ssn; 912-12-3456",
        "ssn; 123-00-3456",
        "ssn; 123-45-0000",
        "ssn; 123-45-67890",
        "ssn; 2024-11-22",
        "ssn; order 123456789",
        "iban; GB82 WEST 1234 5698 7654 33",
        "iban; XX82123456781234",
        "phone; 2024-11-22 10:11:12",
        "phone; 2024-11-22 2024-11-23",
        "phone; 4155552671",
        "phone; 192.168.100.200",
        "phone; 1,234,567,890",
        "api-key; sky-high prices",
        "api-key; AKIA is a prefix",
        "jwt; eyJhbGciOiJIUzI1NiJ9",
        "ip; 1.2.3",
        "ip; 256.1.1.1",
        "ip; 10:11:12",
        "ip; std::vector",
        "ip; 1.2.3.4.5",
      })
  void scan_whatIsNone_isLeft(String detector, String text) {
    assertThat(found(detector, text)).isEmpty();
  }

  @Test
  void scan_tokensAndKeys_areFound() {
    assertThat(found("jwt", "Bearer " + JWT + ", ok")).isEqualTo(JWT);
    String pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----";
    assertThat(found("private-key", "a " + pem + " b")).isEqualTo(pem);
    assertThat(found("private-key", "-----BEGIN PRIVATE KEY-----\nMII")).endsWith("MII");
    assertThat(found("private-key", "-----BEGIN CERTIFICATE-----\nMII")).isEmpty();
  }

  private static DetectorSet set(String... detectors) {
    List<DetectorMask> masks = new ArrayList<>();
    for (String detector : detectors) {
      masks.add(new DetectorMask("class." + detector, detector, new MaskSpec.Redact()));
    }
    return DetectorSet.of(masks, null);
  }

  @Test
  void mask_text_keepsTheRest() {
    DetectorSet.Masked masked = set("email", "ssn").mask("a@b.co has 123-45-6789, ok", 0);
    assertThat(masked.value()).isEqualTo("[redacted] has [redacted], ok");
    assertThat(masked.classes()).containsExactlyInAnyOrder("class.email", "class.ssn");
    String clean = "nothing here";
    assertThat(set("email").mask(clean, 0).value()).isSameAs(clean);
  }

  @Test
  void mask_otherTypes_areLookedAtToo() {
    DetectorSet set = set("card", "email");
    assertThat(set.mask(4111111111111111L, 0).value()).isEqualTo(0L);
    assertThat(set.mask(new BigDecimal("4111111111111111"), 0).value()).isEqualTo(BigDecimal.ZERO);
    assertThat(set.mask(17, 0).value()).isEqualTo(17);
    byte[] bytes = "é a@b.co".getBytes(StandardCharsets.UTF_8);
    assertThat(new String((byte[]) set.mask(bytes, 0).value(), StandardCharsets.UTF_8))
        .isEqualTo("é [redacted]");
    assertThat(set.mask(null, 0).value()).isNull();
  }

  @Test
  void mask_json_staysJson() {
    DetectorSet set = set("card", "email");
    assertThat(set.maskJson("{\"m\":\"a@b.co\",\"n\":1}").value())
        .isEqualTo("{\"m\":\"[redacted]\",\"n\":1}");
    assertThat(set.maskJson("{\"n\":4111111111111111}").value()).isEqualTo("\"[redacted]\"");
    assertThat(set.maskJson("{\"m\":\"\\nab@b.co\"}").value()).isEqualTo("\"[redacted]\"");
    assertThat(set.maskJson("{\"n\":1}").changed()).isFalse();
  }

  @Test
  void mask_longerThanTheColumn_isCut() {
    assertThat(set("email").mask("a@b.co", 6).value()).isEqualTo("******");
  }

  @Test
  void scan_hostileText_isLinear() {
    List<String> seeds =
        List.of(
            "@",
            "a@",
            "1 ",
            "4111 ",
            "1-",
            "(",
            "+1",
            "eyJ.",
            "eyJa.eyJ",
            "GB82 ",
            "gb82",
            "-----BEGIN ",
            "-----BEGIN PRIVATE KEY",
            "1.",
            "::",
            "a:",
            "AKIA",
            "ghp_",
            "ssn 123456789",
            "0");
    for (String seed : seeds) {
      String text = seed.repeat(400_000 / seed.length());
      for (String name : Detector.names()) {
        // Quadratic work on 400,000 characters would take minutes.
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> Detector.named(name).finds(text), name + " on " + seed);
      }
    }
  }

  @Property(tries = 2000)
  void mask_anyText_neverThrows(@ForAll String text) {
    DetectorSet set = set(Detector.names().toArray(new String[0]));
    DetectorSet.Masked masked = set.mask(text, 0);
    assertThat(masked.changed()).isEqualTo(masked.value() != (Object) text);
    assertThat(set.maskJson(text).value()).isNotNull();
  }
}
