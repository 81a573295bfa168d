package dev.sluice.rules.mask;

import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/** Reads the table of IBAN lengths: country code and length, blank between entries. */
final class IbanLengths {

  private IbanLengths() {}

  static Map<String, Integer> parse(String table) {
    Map<String, Integer> lengths = new HashMap<>();
    StringTokenizer entries = new StringTokenizer(table, " ");
    while (entries.hasMoreTokens()) {
      String entry = entries.nextToken();
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return lengths;
  }
}
