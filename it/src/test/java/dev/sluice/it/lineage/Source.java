package dev.sluice.it.lineage;

import java.util.ArrayList;
import java.util.List;

/** Something in FROM that names can reach. */
record Source(String alias, List<Column> columns) {

  /** From {@code alias(name:type,…)}. */
  static Source read(String text) {
    int open = text.indexOf('(');
    List<Column> columns = new ArrayList<>();
    for (String part : text.substring(open + 1, text.length() - 1).split(",", -1)) {
      int colon = part.indexOf(':');
      columns.add(new Column(part.substring(0, colon).strip(), Type.of(part.charAt(colon + 1))));
    }
    return new Source(text.substring(0, open), columns);
  }
}
