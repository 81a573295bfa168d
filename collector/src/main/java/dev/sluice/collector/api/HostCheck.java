package dev.sluice.collector.api;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers only under names that are ours. A page of a foreign site whose name is made to resolve to
 * this machine (DNS rebinding) would else read the records through a visitor's browser; such a page
 * always comes with its own name in {@code Host}, never with an address.
 */
final class HostCheck {

  private final Set<String> names;

  HostCheck(Set<String> names) {
    this.names = Set.copyOf(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
  }

  boolean allows(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return false;
    }
    String host = withoutPort(header.strip().toLowerCase(Locale.ROOT));
    return host.equals("localhost") || isAddress(host) || names.contains(host);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    int bracket = host.lastIndexOf(']');
    return colon > bracket ? host.substring(0, colon) : host;
  }

  private static boolean isAddress(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1).matches("[0-9a-f:.]*:[0-9a-f:.]*");
    }
    return host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }
}
