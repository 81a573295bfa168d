package dev.sluice.rules.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.MaskSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskerTest {

  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final List<MaskSpec> ALL =
      List.of(
          new MaskSpec.Nullify(),
          new MaskSpec.Redact(),
          new MaskSpec.Fixed("x"),
          new MaskSpec.Hash("pii.email"),
          new MaskSpec.Bucket(1000),
          new MaskSpec.DatePart(true),
          new MaskSpec.Partial(1, 2),
          new MaskSpec.Card(),
          new MaskSpec.Iban(),
          new MaskSpec.Phone(),
          new MaskSpec.Email());

  private static Masker masker(MaskSpec spec) {
    return Masker.of(spec, KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "alice@example.com, a***@e***.com",
    "al@example.com, ***@e***.com",
    "bob.smith@mail.example.co.uk, b***@m***.uk",
    "zoë@bücher.example, z***@b***.***",
    "x@localhost, ***@l***",
    "not an address, [redacted]",
    "a@b@c.com, [redacted]",
    "@example.com, [redacted]",
  })
  void email_text_keepsFirstLetterAndShape(String value, String masked) {
    assertThat(masker(new MaskSpec.Email()).maskText(value, 0)).isEqualTo(masked);
  }

  /** The short way for texts of one byte a character and the long way agree with the rule. */
  @Property
  void email_anyParts_followTheRule(
      @ForAll @From("parts") String local,
      @ForAll @From("parts") String domain,
      @ForAll @From("parts") String top) {
    String text = local + "@" + domain + "." + top;
    String masked = masker(new MaskSpec.Email()).maskText(text, 0);
    if (local.isEmpty()) {
      assertThat(masked).isEqualTo(Masker.REDACTED);
      return;
    }
    boolean plain = top.matches("[a-zA-Z]{0,6}");
    assertThat(masked).isEqualTo(shown(local) + "@" + shown(domain) + "." + (plain ? top : "***"));
  }

  @Property
  void partial_anyText_followsTheRule(
      @ForAll @From("parts") String one,
      @ForAll @From("parts") String two,
      @ForAll @IntRange(max = 5) int first,
      @ForAll @IntRange(max = 5) int last) {
    String text = one + two;
    int[] points = text.codePoints().toArray();
    String masked = masker(new MaskSpec.Partial(first, last)).maskText(text, 0);
    if ((first + last) * 2 > points.length) {
      assertThat(masked).isEqualTo("*".repeat(Math.max(1, points.length)));
    } else {
      assertThat(masked)
          .isEqualTo(
              new String(points, 0, first)
                  + "*".repeat(Math.min(64, points.length - first - last))
                  + new String(points, points.length - last, last));
    }
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.strings()
        .withChars('a', 'Z', '0', '*', 'é', 'ÿ', 'Ā', '漢')
        .ofMaxLength(40)
        .flatMap(text -> Arbitraries.of(text, text + "😀", "😀" + text, text + "com", "com"));
  }

  private static String shown(String part) {
    return part.codePointCount(0, part.length()) < 3
        ? "***"
        : new String(new int[] {part.codePointAt(0)}, 0, 1) + "***";
  }

  @ParameterizedTest
  @CsvSource({
    "4111 1111 1111 1111, **** **** **** 1111",
    "4111111111111111, ************1111",
    "3782-822463-10005, ****-******-*0005",
    "411111111, [redacted]",
    "card 4111111111111111, [redacted]",
  })
  void card_text_keepsLastFour(String value, String masked) {
    assertThat(masker(new MaskSpec.Card()).maskText(value, 0)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "GB82 WEST 1234 5698 7654 32, GB****************5432",
    "DE89370400440532013000, DE****************3000",
    "hello, [redacted]",
    "12345678901234567, [redacted]",
  })
  void iban_text_keepsCountryAndLastFour(String value, String masked) {
    assertThat(masker(new MaskSpec.Iban()).maskText(value, 0)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "+1 (415) 555-2671, +* (***) ***-**71",
    "0612345678, ********78",
    "123456, [redacted]",
    "call me, [redacted]",
  })
  void phone_text_keepsLastTwo(String value, String masked) {
    assertThat(masker(new MaskSpec.Phone()).maskText(value, 0)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"123-45-6789, *******6789", "1234, ****", "12345678, ****5678", "1234567, *******"})
  void partial_text_hidesAtLeastHalf(String value, String masked) {
    assertThat(masker(new MaskSpec.Partial(0, 4)).maskText(value, 0)).isEqualTo(masked);
  }

  @Test
  void partial_codePoints_areNeverCut() {
    String masked = masker(new MaskSpec.Partial(1, 1)).maskText("😀abcd😀", 0);
    assertThat(masked).isEqualTo("😀****😀");
    assertThat(masker(new MaskSpec.Partial(1, 0)).maskText("", 0)).isEqualTo("*");
  }

  @Test
  void redact_types_areKept() {
    Masker masker = masker(new MaskSpec.Redact());
    assertThat(masker.mask("secret")).isEqualTo("[redacted]");
    assertThat(masker.mask("secret", 6)).isEqualTo("******");
    assertThat(masker.mask(7)).isEqualTo(0);
    assertThat(masker.mask(7L)).isEqualTo(0L);
    assertThat(masker.mask((short) 7)).isEqualTo((short) 0);
    assertThat(masker.mask((byte) 7)).isEqualTo((byte) 0);
    assertThat(masker.mask(7.5)).isEqualTo(0.0);
    assertThat(masker.mask(7.5f)).isEqualTo(0f);
    assertThat(masker.mask(new BigDecimal("7.5"))).isEqualTo(BigDecimal.ZERO);
    assertThat(masker.mask(BigInteger.TEN)).isEqualTo(BigInteger.ZERO);
    assertThat((byte[]) masker.mask(new byte[] {1, 2})).isEmpty();
    assertThat(masker.mask(UUID.randomUUID())).isEqualTo(new UUID(0, 0));
    assertThat(masker.mask(true)).isNull();
    assertThat(masker.mask(LocalDate.EPOCH)).isNull();
    assertThat(masker.mask(new Object())).isNull();
    assertThat(masker.mask(null)).isNull();
    assertThat(masker.maskJson("{\"a\":1}")).isEqualTo("\"[redacted]\"");
  }

  @Test
  void hash_sameValueInOtherForm_isTheSame() {
    Masker masker = masker(new MaskSpec.Hash("pii.email"));
    String hash = masker.maskText("Alice@Example.com", 0);
    assertThat(hash).hasSize(32).matches("[0-9a-f]+");
    assertThat(masker.maskText(" alice@example.com ", 0)).isEqualTo(hash);
    assertThat(masker.maskText("alice@example.org", 0)).isNotEqualTo(hash);
    assertThat(masker.maskText("Alice@Example.com", 12)).isEqualTo(hash.substring(0, 12));
    assertThat(masker.maskText("e\u0301", 0)).isEqualTo(masker.maskText("\u00e9", 0));
    assertThat(masker.maskText("4111 1111-1111 1111", 0))
        .isEqualTo(masker.maskText("4111111111111111", 0));
    assertThat(masker.maskText("-5", 0)).isNotEqualTo(masker.maskText("5", 0));
    assertThat(masker(new MaskSpec.Hash("pii.ssn")).maskText("Alice@Example.com", 0))
        .isNotEqualTo(hash);
  }

  @Test
  void hash_types_areKept() {
    Masker masker = masker(new MaskSpec.Hash("id"));
    assertThat(masker.mask(5)).isInstanceOf(Integer.class).isEqualTo(masker.mask(5));
    assertThat((Integer) masker.mask(5)).isNotNegative();
    assertThat(masker.mask(5L)).isInstanceOf(Long.class);
    assertThat(masker.mask(new BigDecimal("5.00")))
        .isEqualTo(masker.mask(new BigDecimal("5")))
        .isInstanceOf(BigDecimal.class);
    assertThat(masker.mask(5.0)).isInstanceOf(Double.class);
    UUID masked = (UUID) masker.mask(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
    assertThat(masked.version()).isEqualTo(8);
    assertThat((byte[]) masker.mask(new byte[] {1})).hasSize(32);
    assertThat(masker.mask(true)).isNull();
    assertThat(masker.mask(new BigDecimal("1E+1000000000"))).isInstanceOf(BigDecimal.class);
  }

  @Test
  void hash_withoutKey_redacts() {
    assertThat(Masker.of(new MaskSpec.Hash("c"), null).mask("value")).isEqualTo("[redacted]");
  }

  @Test
  void bucket_numbers_goDown() {
    Masker masker = masker(new MaskSpec.Bucket(1000));
    assertThat(masker.mask(1234)).isEqualTo(1000);
    assertThat(masker.mask(-1)).isEqualTo(-1000);
    assertThat(masker.mask(Long.MIN_VALUE)).isNull();
    assertThat(masker.mask(Integer.MIN_VALUE)).isNull();
    assertThat(masker.mask(1234.5)).isEqualTo(1000.0);
    assertThat(masker.mask(Double.NaN)).isNull();
    assertThat(masker.mask(new BigDecimal("1999.99"))).isEqualTo(new BigDecimal("1000"));
    assertThat(masker.mask(new BigDecimal("1E+1000000000"))).isNull();
    assertThat(masker.mask("1999.99")).isEqualTo("1000");
    assertThat(masker.mask("1E999999999")).isEqualTo("[redacted]");
    assertThat(masker.mask("abc")).isEqualTo("[redacted]");
  }

  @Test
  void date_times_keepYearOrMonth() {
    Masker year = masker(new MaskSpec.DatePart(false));
    Masker month = masker(new MaskSpec.DatePart(true));
    assertThat(year.mask(LocalDate.of(1984, 5, 17))).isEqualTo(LocalDate.of(1984, 1, 1));
    assertThat(month.mask(LocalDateTime.of(1984, 5, 17, 9, 30)))
        .isEqualTo(LocalDateTime.of(1984, 5, 1, 0, 0));
    assertThat(month.mask(Instant.parse("1984-05-17T09:30:00Z")))
        .isEqualTo(Instant.parse("1984-05-01T00:00:00Z"));
    assertThat(month.mask(OffsetDateTime.parse("1984-05-17T09:30:00+02:00")))
        .isEqualTo(OffsetDateTime.parse("1984-05-01T00:00:00+02:00"));
    assertThat(month.mask(LocalTime.NOON)).isNull();
    assertThat(year.mask("1984-05-17")).isEqualTo("1984-01-01");
    assertThat(month.mask("1984-05-17 09:30:00.5")).isEqualTo("1984-05-01 00:00:00");
    assertThat(year.mask("17 May 1984")).isEqualTo("[redacted]");
    assertThat(year.mask(20)).isNull();
  }

  @Test
  void fixed_types_areKept() {
    assertThat(masker(new MaskSpec.Fixed("42")).mask(7)).isEqualTo(42);
    assertThat(masker(new MaskSpec.Fixed("42")).mask("seven")).isEqualTo("42");
    assertThat(masker(new MaskSpec.Fixed("x")).mask(7)).isNull();
    assertThat(masker(new MaskSpec.Fixed("300")).mask((byte) 7)).isNull();
    assertThat(masker(new MaskSpec.Fixed("true")).mask(false)).isEqualTo(true);
    assertThat(masker(new MaskSpec.Fixed("2000-01-01")).mask(LocalDate.EPOCH))
        .isEqualTo(LocalDate.of(2000, 1, 1));
    assertThat(masker(new MaskSpec.Fixed("nonsense")).mask(LocalDate.EPOCH)).isNull();
    assertThat(masker(new MaskSpec.Fixed("abcdef")).mask("x", 3)).isEqualTo("abc");
  }

  @Test
  void numbers_underTextMasks_becomeNull() {
    assertThat(masker(new MaskSpec.Partial(0, 4)).mask(123456789)).isNull();
    assertThat(masker(new MaskSpec.Email()).mask(5L)).isNull();
  }

  @Property(tries = 2000)
  void mask_anyText_neverThrowsFitsAndHides(@ForAll String text, @ForAll int length) {
    int maxLength = Math.floorMod(length, 40);
    for (MaskSpec spec : ALL) {
      String masked = masker(spec).maskText(text, maxLength);
      if (masked != null && maxLength > 0) {
        assertThat(masked.codePointCount(0, masked.length())).isLessThanOrEqualTo(maxLength);
      }
      boolean mayBeItself = spec instanceof MaskSpec.Bucket || spec instanceof MaskSpec.DatePart;
      if (!mayBeItself && text.codePoints().anyMatch(Character::isLetterOrDigit)) {
        assertThat(masked).as(spec.toString()).isNotEqualTo(text.isEmpty() ? "x" : text);
      }
    }
  }
}
