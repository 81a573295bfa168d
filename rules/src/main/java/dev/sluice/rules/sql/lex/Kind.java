package dev.sluice.rules.sql.lex;

/** What a token is. */
public enum Kind {
  /** An identifier or keyword without quotes. */
  WORD,
  /** A quoted identifier. */
  QUOTED,
  /** A string, bit string, dollar-quoted or other quoted literal. */
  STRING,
  NUMBER,
  /** {@code ?} or {@code $1}. */
  PARAMETER,
  /** {@code @x}, {@code @@x}. */
  VARIABLE,
  OPERATOR,
  LEFT,
  RIGHT,
  COMMA,
  SEMICOLON,
  DOT,
  /** The end of the text; every token list ends with it. */
  END
}
