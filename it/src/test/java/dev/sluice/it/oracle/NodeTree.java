package dev.sluice.it.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * PostgreSQL's trees of parsed statements, as {@code debug_print_parse} tells them: what its own
 * parser and analysis made of a text. Format: PostgreSQL 18, {@code nodes/outfuncs.c}.
 */
final class NodeTree {

  /** A node: its type in upper case, and its fields: a Node, a List or a String each. */
  record Node(String type, Map<String, Object> fields) {

    /** A field that is a text, empty if it is null or anything else. */
    String text(String field) {
      return fields.get(field) instanceof String text && !text.equals("<>") ? text : "";
    }

    int number(String field) {
      String text = text(field);
      return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    long big(String field) {
      String text = text(field);
      return text.matches("\\d{1,10}") ? Long.parseLong(text) : 0;
    }

    boolean is(String field) {
      return text(field).equals("true");
    }

    /** A field that is a node, null if it is none. */
    Node node(String field) {
      return fields.get(field) instanceof Node node ? node : null;
    }

    /** A field that is a list, empty if it is none. */
    List<?> list(String field) {
      return fields.get(field) instanceof List<?> list ? list : List.of();
    }

    /** The nodes of a list. */
    List<Node> nodes(String field) {
      List<Node> nodes = new ArrayList<>();
      for (Object one : list(field)) {
        if (one instanceof Node node) {
          nodes.add(node);
        }
      }
      return nodes;
    }

    /** This node and each one below. */
    void walk(Consumer<Node> visitor) {
      Deque<Object> open = new ArrayDeque<>();
      open.add(this);
      while (!open.isEmpty()) {
        Object one = open.removeFirst();
        if (one instanceof Node node) {
          visitor.accept(node);
          open.addAll(node.fields().values());
        } else if (one instanceof List<?> list) {
          open.addAll(list);
        }
      }
    }
  }

  private final String text;
  private int at;

  private NodeTree(String text) {
    this.text = text;
  }

  /** The nodes of a tree; one, or the several of a list. */
  static List<Node> read(String text) {
    Object value = new NodeTree(text).value();
    List<Node> nodes = new ArrayList<>();
    if (value instanceof Node node) {
      nodes.add(node);
    } else if (value instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Node node) {
          nodes.add(node);
        }
      }
    }
    return nodes;
  }

  private Object value() {
    Deque<Object> open = new ArrayDeque<>();
    Deque<String> fields = new ArrayDeque<>();
    Object result = null;
    String token = token();
    while (token != null) {
      Object done = null;
      switch (token) {
        case "{" -> {
          open.push(new Node(word(), new LinkedHashMap<>()));
          fields.push("");
        }
        case "(" -> {
          open.push(new ArrayList<>());
          fields.push("");
        }
        case "}", ")" -> {
          if (open.isEmpty()) {
            throw new IllegalStateException("a tree that cannot be read: position=" + at);
          }
          done = open.pop();
          fields.pop();
        }
        default -> done = token;
      }
      if (done != null && open.isEmpty()) {
        result = done;
      } else if (done != null) {
        put(open.peek(), fields, done);
      }
      token = token();
    }
    return result;
  }

  /** A token of a node is the name of a field, or the value of the one before. */
  @SuppressWarnings("unchecked") // The lists are made here and hold anything.
  private static void put(Object into, Deque<String> fields, Object value) {
    if (into instanceof Node node) {
      if (value instanceof String name && name.startsWith(":")) {
        fields.pop();
        fields.push(name.substring(1));
      } else {
        node.fields().putIfAbsent(fields.peek(), clean(value));
      }
    } else {
      ((List<Object>) into).add(clean(value));
    }
  }

  private static Object clean(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String inner = quoted ? text.substring(1, text.length() - 1) : text;
    return inner.indexOf('\\') < 0 ? inner : unescaped(inner);
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        c = text.charAt(++i);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private String word() {
    String word = token();
    return word == null ? "" : word;
  }

  private String token() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at >= text.length()) {
      return null;
    }
    if ("(){}".indexOf(text.charAt(at)) >= 0) {
      return text.substring(at, ++at);
    }
    int from = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at, text.length());
    return text.substring(from, at);
  }

  private static boolean ends(char c) {
    return Character.isWhitespace(c) || "(){}".indexOf(c) >= 0;
  }
}
