package dev.sluice.rules.mask;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes values of each kind, and what people take for one. Not of real people. */
final class Samples {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String TOKEN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Samples() {}

  static Map<String, Labelled.Positive> positives() {
    Map<String, Labelled.Positive> all = new TreeMap<>();
    all.put("email", Samples::email);
    all.put("card", Samples::card);
    all.put("ssn", Samples::ssn);
    all.put("iban", Samples::iban);
    all.put("phone", PhoneSamples::number);
    all.put("ip", Samples::ip);
    all.put("api-key", Samples::apiKey);
    all.put("jwt", Samples::jwt);
    all.put("private-key", Samples::privateKey);
    return all;
  }

  /** What looks like a value of that kind and is none. */
  static Labelled.Positive negative(String kind) {
    return random -> {
      int which = random.nextInt(12);
      return switch (which) {
        case 0 -> uuid(random);
        case 1 -> version(random);
        case 2 -> date(random);
        case 3 -> hex(random, 40);
        case 4 -> "order " + digits(random, 6 + random.nextInt(5));
        case 5 -> "INV-" + digits(random, 4) + "-" + digits(random, 5);
        case 6 -> digits(random, 13);
        case 7 -> digits(random, 1 + random.nextInt(4)) + "." + digits(random, 2) + " EUR";
        case 8 ->
            pick(random, "ISBN 978-3-16-148410-0", "lat 52.520008, long 13.404954", "12:45:59");
        default -> own(kind, random);
      };
    };
  }

  private static String own(String kind, Random random) {
    return switch (kind) {
      case "email" ->
          pick(random, "@Override", "root@localhost", "a@b", "@scope/name@1.2", "x @ y.z");
      case "card" -> notLuhn(random);
      case "ssn" ->
          pick(
              random,
              digits(random, 3) + "-" + digits(random, 2) + "-" + digits(random, 5),
              "000-" + digits(random, 2) + "-" + digits(random, 4),
              "9" + digits(random, 2) + "-" + digits(random, 2) + "-" + digits(random, 4),
              "AB" + digits(random, 3) + "-" + digits(random, 2) + "-" + digits(random, 4),
              digits(random, 3) + "-" + digits(random, 2) + "-" + digits(random, 4) + "-7",
              digits(random, 9),
              digits(random, 5) + "-" + digits(random, 4));
      case "iban" -> brokenIban(random);
      case "phone" -> PhoneSamples.other(random);
      case "ip" ->
          pick(
              random,
              "v" + version(random),
              "version " + version(random) + "." + random.nextInt(9),
              "10.0.19041",
              "1.2.3.4.5",
              "300.1.2.3",
              "ab:cd",
              "::");
      case "api-key" ->
          pick(random, "sk-learn", "hf_model", "AKIA", "ghp_short", "task-force", hex(random, 64));
      case "jwt" ->
          pick(random, "eyJ", "com.acme.Main", letters(random, 20) + "." + hex(random, 8));
      default -> pick(random, pem("CERTIFICATE", random), pem("PUBLIC KEY", random), "-----BEGIN");
    };
  }

  static String pick(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }

  static String digits(Random random, int count) {
    return text(random, "0123456789", count);
  }

  private static String letters(Random random, int count) {
    return text(random, LOWER, count);
  }

  private static String hex(Random random, int count) {
    return text(random, "0123456789abcdef", count);
  }

  private static String text(Random random, String alphabet, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String uuid(Random random) {
    String all = hex(random, 32);
    return String.join(
        "-",
        all.substring(0, 8),
        all.substring(8, 12),
        "4" + all.substring(13, 16),
        "a" + all.substring(17, 20),
        all.substring(20));
  }

  private static String version(Random random) {
    return random.nextInt(20) + "." + random.nextInt(100) + "." + random.nextInt(1000);
  }

  private static String date(Random random) {
    String day = String.format(Locale.ROOT, "%02d", 1 + random.nextInt(28));
    String month = String.format(Locale.ROOT, "%02d", 1 + random.nextInt(12));
    String year = "20" + digits(random, 2);
    return pick(
        random,
        year + "-" + month + "-" + day,
        day + "." + month + "." + year,
        month + "/" + day + "/" + year,
        year + month + day,
        year + "-" + month + "-" + day + "T10:11:12Z");
  }

  private static String email(Random random) {
    String name = letters(random, 3 + random.nextInt(7));
    String domain =
        letters(random, 3 + random.nextInt(8)) + pick(random, ".com", ".co.uk", ".de", ".io");
    return pick(
        random,
        name + "@" + domain,
        name + "." + letters(random, 6) + "@" + domain,
        name + "+tag@mail." + domain,
        name.toUpperCase(Locale.ROOT) + "@" + domain,
        "zoë_" + name + "@bücher.example",
        name + digits(random, 3) + "@" + domain);
  }

  private static String card(Random random) {
    String[] prefixes = {"4", "51", "55", "2221", "34", "37", "6011", "36", "3530", "62"};
    String prefix = pick(random, prefixes);
    int length = prefix.startsWith("34") || prefix.startsWith("37") ? 15 : 16;
    length = prefix.equals("36") ? 14 : length;
    String body = prefix + digits(random, length - prefix.length() - 1);
    String number = body + luhn(body);
    return pick(random, number, grouped(number, " "), grouped(number, "-"));
  }

  private static String notLuhn(Random random) {
    String body = "4" + digits(random, 14);
    return grouped(body + (luhn(body) + 1 + random.nextInt(9)) % 10, pick(random, "", " ", "-"));
  }

  private static String grouped(String number, String separator) {
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      grouped.append(i > 0 && i % 4 == 0 ? separator : "").append(number.charAt(i));
    }
    return grouped.toString();
  }

  private static int luhn(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int value = i % 2 == 0 ? 2 * digit : digit;
      sum += value > 9 ? value - 9 : value;
    }
    return (10 - sum % 10) % 10;
  }

  private static String ssn(Random random) {
    String area = String.format(Locale.ROOT, "%03d", 1 + random.nextInt(665));
    String group = String.format(Locale.ROOT, "%02d", 1 + random.nextInt(99));
    String serial = String.format(Locale.ROOT, "%04d", 1 + random.nextInt(9999));
    return pick(
        random,
        area + "-" + group + "-" + serial,
        area + " " + group + " " + serial,
        area + "-" + group + "-" + serial);
  }

  private static String iban(Random random) {
    String[] forms = {"DE18", "GB4L14", "FR23", "NL4L10", "ES20", "IT1L22", "CH17", "AT16", "PL24"};
    String form = pick(random, forms);
    String body;
    int letter = form.lastIndexOf('L');
    if (letter < 2) {
      body = digits(random, Integer.parseInt(form.substring(2)));
    } else {
      int letters = form.charAt(2) - '0';
      body =
          letters(random, letters).toUpperCase(Locale.ROOT)
              + digits(random, Integer.parseInt(form.substring(letter + 1)));
    }
    String iban = form.substring(0, 2) + checked(form.substring(0, 2), body) + body;
    return pick(random, iban, grouped(iban, " "), iban.toLowerCase(Locale.ROOT));
  }

  private static String checked(String country, String body) {
    StringBuilder number = new StringBuilder();
    String all = body + country + "00";
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      number.append(Character.isDigit(c) ? "" + c : "" + (c - 'A' + 10));
    }
    int rest = new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
    return String.format(Locale.ROOT, "%02d", 98 - rest);
  }

  private static String brokenIban(Random random) {
    String good = "DE" + checked("DE", digits(random, 18)) + digits(random, 18);
    return pick(random, good.substring(0, 20), "AB" + digits(random, 12), "DE" + digits(random, 8));
  }

  private static String ip(Random random) {
    return pick(
        random,
        octet(random) + "." + octet(random) + "." + octet(random) + "." + octet(random),
        "2001:db8::" + hex(random, 4) + ":" + hex(random, 3),
        "fe80::1",
        "2001:0db8:0000:0000:0000:ff00:0042:8329");
  }

  private static int octet(Random random) {
    return random.nextInt(256);
  }

  private static String apiKey(Random random) {
    return pick(
        random,
        "AKIA" + text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
        "ghp_" + text(random, TOKEN, 36),
        "sk-" + text(random, TOKEN, 48),
        "xoxb-" + digits(random, 12) + "-" + text(random, TOKEN, 24),
        "AIza" + text(random, TOKEN, 35),
        "glpat-" + text(random, TOKEN, 20),
        "sk_live_" + text(random, TOKEN, 24));
  }

  private static String jwt(Random random) {
    return "eyJhbGciOiJIUzI1NiJ9.eyJ" + text(random, TOKEN, 40) + "." + text(random, TOKEN, 43);
  }

  private static String privateKey(Random random) {
    return pem(pick(random, "RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY"), random);
  }

  private static String pem(String label, Random random) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + text(random, TOKEN, 64)
        + "\n-----END "
        + label
        + "-----";
  }
}
