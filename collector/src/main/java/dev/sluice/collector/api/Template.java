package dev.sluice.collector.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page or a part of one, with places written as {@code {{name}}}. Text is escaped, {@link Html}
 * goes in as it is; a place without a value is a defect and fails. Immutable.
 */
final class Template {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final String name;

  /** Literal, place, literal, place, …, literal. */
  private final List<String> parts = new ArrayList<>();

  private Template(String name, String text) {
    this.name = name;
    int at = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      int close = text.indexOf(CLOSE, open);
      parts.add(text.substring(at, open));
      parts.add(text.substring(open + OPEN.length(), close));
      at = close + CLOSE.length();
    }
    parts.add(text.substring(at));
  }

  /** Loads one that lies beside this class. */
  static Template load(String name) {
    return new Template(name, new String(resource(name), StandardCharsets.UTF_8));
  }

  /** The bytes of a file that lies beside this class. */
  static byte[] resource(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks a file: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read: " + name, e);
    }
  }

  /** Fills the places with texts, which are escaped, and markup. */
  Html fill(Map<String, Object> values) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (i % 2 == 0) {
        out.append(parts.get(i));
      } else {
        out.append(value(parts.get(i), values));
      }
    }
    return Html.ofTemplate(out.toString());
  }

  private Html value(String place, Map<String, Object> values) {
    Object value = values.get(place);
    if (value == null) {
      throw new IllegalStateException("no value: place=" + place + ", template=" + name);
    }
    return value instanceof Html html ? html : Html.text(value.toString());
  }
}
