package dev.sluice.rules.mask;

import java.util.Map;

/** IBANs (ISO 13616): the country's own length and the check by modulo 97. */
final class IbanDetector extends Detector {

  private static final Map<String, Integer> LENGTHS =
      Map.copyOf(
          IbanLengths.parse(
              "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
                  + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27"
                  + " GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21"
                  + " LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15"
                  + " OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24"
                  + " SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"));

  IbanDetector() {
    super("iban");
  }

  @Override
  void scan(String text, Spans found) {
    int i = 0;
    while (i + 4 < text.length()) {
      int end = mayBegin(text, i) ? ibanEnd(text, i) : -1;
      if (end > 0) {
        found.add(i, end);
      }
      i = end > 0 ? end : i + 1;
    }
  }

  private static boolean mayBegin(String text, int i) {
    return Ascii.isLetter(text.charAt(i))
        && Ascii.isLetter(text.charAt(i + 1))
        && Ascii.isDigit(text.charAt(i + 2))
        && Ascii.isDigit(text.charAt(i + 3))
        && !wordBefore(text, i);
  }

  private static int ibanEnd(String text, int start) {
    String country = "" + upper(text.charAt(start)) + upper(text.charAt(start + 1));
    int length = LENGTHS.getOrDefault(country, 0);
    char[] compact = new char[length];
    int count = 0;
    int i = start;
    while (count < length && i < text.length()) {
      char c = text.charAt(i);
      if (Ascii.isAlphanumeric(c)) {
        compact[count++] = upper(c);
      } else if ((c != ' ' && c != '-' && c != '\u00a0') || !wordBefore(text, i)) {
        return -1;
      }
      i++;
    }
    return length > 0 && count == length && !wordAt(text, i) && isChecked(compact) ? i : -1;
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  private static boolean isChecked(char[] compact) {
    int rest = 0;
    for (int i = 0; i < compact.length; i++) {
      char c = compact[(i + 4) % compact.length];
      rest = Ascii.isDigit(c) ? (10 * rest + c - '0') % 97 : (100 * rest + c - 'A' + 10) % 97;
    }
    return rest == 1;
  }
}
