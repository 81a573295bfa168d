package dev.sluice.rules.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.policy.CompiledPolicy;
import dev.sluice.rules.policy.PolicyCompiler;
import dev.sluice.rules.policy.PolicyText;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What each mask of a policy makes of values of each type, line by line in {@code masks.golden}:
 * {@code mask | type | value | length | masked}. A hash that differs there differs between two
 * JVMs.
 */
class MaskGoldenTest {

  private static final byte[] KEY = new byte[32];
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/sluice/rules/mask/masks.golden");

  @Test
  void masks_ofEachTypeAndLength_areAsInTheFile() throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" \\| ", -1);
      String question = String.join(" | ", Arrays.asList(parts).subList(0, 4));
      Masker masker = Masker.of(spec(parts[0]), KEY);
      Object value = value(parts[1], parts[2]);
      Object masked = masker.mask(value, Integer.parseInt(parts[3]));
      expected.add(question + " | " + (parts.length > 4 ? parts[4] : ""));
      actual.add(question + " | " + shown(masked));
      if (masked != null) {
        assertThat(masked).as(line).hasSameClassAs(value);
      }
    }
    assertThat(actual).hasSizeGreaterThan(100).containsExactlyElementsOf(expected);
  }

  /** By the JDK's own HMAC: the class's key first, then the normalised value under it. */
  @Test
  void hash_ofText_isTheDocumentedHmac() throws Exception {
    byte[] classKey = hmac(KEY, "sluice mask class c");
    String expected = HexFormat.of().formatHex(hmac(classKey, "ann@example.com"), 0, 16);
    assertThat(Masker.of(spec("hash"), KEY).mask(" Ann@Example.COM ")).isEqualTo(expected);
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MaskSpec spec(String mask) {
    String text =
        "sluice: 1\nkeys: {mask: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}\n"
            + "data: {c: {columns: [t.c]}}\nrules: [{id: m, mask: {c: "
            + mask
            + "}}]\n";
    CompiledPolicy policy =
        PolicyCompiler.compile(List.of(new PolicyText("p", text)), name -> null);
    assertThat(policy.report()).isEmpty();
    StatementFacts facts =
        new SqlAnalyzer().analyze("SELECT c FROM t", AnalysisContext.of(Dialect.POSTGRESQL));
    CallContext call =
        new CallContext(
            Actor.UNKNOWN, DatabaseInfo.UNKNOWN, null, null, null, "jdbc", null, Instant.EPOCH);
    return policy.get().decide(facts, call).masks().columns().get(0).spec();
  }

  private static Object value(String type, String text) {
    return switch (type) {
      case "text" -> text;
      case "int" -> Integer.valueOf(text);
      case "long" -> Long.valueOf(text);
      case "short" -> Short.valueOf(text);
      case "decimal" -> new BigDecimal(text);
      case "double" -> Double.valueOf(text);
      case "date" -> LocalDate.parse(text);
      case "timestamp" -> LocalDateTime.parse(text);
      case "zoned" -> OffsetDateTime.parse(text);
      case "time" -> LocalTime.parse(text);
      case "uuid" -> UUID.fromString(text);
      case "bytes" -> HexFormat.of().parseHex(text);
      case "boolean" -> Boolean.valueOf(text);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static String shown(@Nullable Object masked) {
    if (masked == null) {
      return "NULL";
    }
    String text =
        masked instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : masked.toString();
    return text.isEmpty() ? "empty" : text;
  }
}
