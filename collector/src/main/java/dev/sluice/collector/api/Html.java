package dev.sluice.collector.api;

import java.util.List;
import java.util.Locale;

/**
 * Markup that is safe to send: made from templates of our own and from text that was escaped. The
 * only ways to make one are those here.
 */
final class Html {

  static final Html NOTHING = new Html("");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** Markup that a template gave. */
  static Html ofTemplate(String markup) {
    return new Html(markup);
  }

  /**
   * Escapes text. Characters that steer rather than show (controls, zero width, direction marks,
   * with which a statement can be made to read as another one) are shown by their number.
   */
  static Html text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escape(c, out));
    return new Html(out.toString());
  }

  static Html join(List<Html> parts) {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> out.append(part.markup));
    return new Html(out.toString());
  }

  private static void escape(int c, StringBuilder out) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '`' -> out.append("&#96;");
      case '\n', '\t' -> out.append((char) c);
      default -> {
        if (steers(c)) {
          out.append(String.format(Locale.ROOT, "\u27e8U+%04X\u27e9", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean steers(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return markup;
  }
}
