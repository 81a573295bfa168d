package dev.sluice.it.lineage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How closely answers are compared. Where the order of equal rows decides over a value, a coarser
 * view may still be decided by the cells alone.
 */
enum View {
  EXACT,
  /** Numbers to six digits: sums of the same numbers in another order differ behind that. */
  ROUNDED,
  /** The characters of each value in sorted order: what was gathered, in whichever order. */
  SORTED;

  private static final Pattern LONG_NUMBER =
      Pattern.compile("-?[0-9]+\\.[0-9]{6,}([eE][+-]?[0-9]+)?|-?[0-9]\\.[0-9]+[eE][+-]?[0-9]+");

  private static final MathContext DIGITS = new MathContext(6);

  /** A column as it is seen, its values in sorted order. */
  List<String> of(List<String> column) {
    if (this == EXACT) {
      return column;
    }
    List<String> seen = new ArrayList<>();
    for (String value : column) {
      String rounded = LONG_NUMBER.matcher(value).replaceAll(View::rounded);
      seen.add(this == ROUNDED ? rounded : sorted(rounded));
    }
    Collections.sort(seen);
    return seen;
  }

  private static String rounded(MatchResult number) {
    BigDecimal exact = new BigDecimal(number.group());
    return exact.abs().doubleValue() < 1e-9 ? "0" : exact.round(DIGITS).toString();
  }

  private static String sorted(String value) {
    char[] letters = value.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }
}
