package dev.sluice.it.lineage;

/** What an expression is, as far as the generator has to know. The letter names it in forms. */
enum Type {
  TEXT('t'),
  NUMBER('n'),
  DATE('d'),
  TRUTH('b'),
  JSON('j'),
  ARRAY('a');

  final char letter;

  Type(char letter) {
    this.letter = letter;
  }

  static Type of(char letter) {
    for (Type type : values()) {
      if (type.letter == letter) {
        return type;
      }
    }
    throw new IllegalArgumentException("no such type: letter=" + letter);
  }
}
