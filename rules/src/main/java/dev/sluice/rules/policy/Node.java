package dev.sluice.rules.policy;

import java.util.List;

/** A piece of a policy file and where it stands. Immutable. */
sealed interface Node {

  Place place();

  /** What error messages call it. */
  String kind();

  /**
   * A text, number or word.
   *
   * @param raw as written, quotes removed, variables not yet replaced
   * @param empty true for nothing at all, {@code ~} or {@code null} without quotes
   */
  record Scalar(Place place, String raw, boolean empty) implements Node {
    @Override
    public String kind() {
      return empty ? "nothing" : "a single value";
    }
  }

  /** A list. */
  record Items(Place place, List<Node> nodes) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys and values, in the order of the file, each key once. */
  record Entries(Place place, List<Entry> list) implements Node {
    @Override
    public String kind() {
      return "keys with values";
    }
  }

  /** One key and its value. */
  record Entry(Scalar key, Node value) {
    String name() {
      return key.raw();
    }
  }
}
