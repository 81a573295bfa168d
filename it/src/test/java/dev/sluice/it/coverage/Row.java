package dev.sluice.it.coverage;

import java.util.Set;

/**
 * One public method of a class that has to do with JDBC.
 *
 * @param product the driver or pool
 * @param type its class
 * @param kinds the simple names of the platform's interfaces that the class, or one below it, has
 * @param signature {@code name(Type,Type):Type}, with simple names
 * @param doors what it calls at the street door, as seen in the class that runs
 */
record Row(
    String product,
    String type,
    Set<String> kinds,
    String signature,
    boolean isStatic,
    Set<String> doors) {

  String name() {
    return signature.substring(0, signature.indexOf('('));
  }
}
