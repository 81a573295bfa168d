package dev.sluice.it.tokens;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pieces by which tokens are recognised: of each form and encoding, four characters long. */
final class Traces {

  private static final int PIECE = 4;

  private final Map<Integer, Set<String>> byLength = new HashMap<>();

  Traces(int set, int columns) {
    for (int column = 0; column < columns; column++) {
      add(Token.of(set, column));
    }
  }

  private void add(Token token) {
    pieces(token.text(), PIECE);
    pieces(Long.toString(token.number()), PIECE);
    byte[] text = token.text().getBytes(StandardCharsets.UTF_8);
    pieces(hex(text), 2 * PIECE);
    pieces(latin1(token.text().getBytes(StandardCharsets.UTF_16BE)), 2 * PIECE);
    pieces(latin1(token.text().getBytes(StandardCharsets.UTF_16LE)), 2 * PIECE);
    pieces(Base64.getEncoder().encodeToString(text).substring(0, 8), 8);
    pieces(hex(token.bytes()), 2 * PIECE);
    pieces(latin1(token.bytes()), PIECE);
    pieces(token.date().substring(2), 8);
    pieces(token.time(), 8);
    ByteBuffer number = ByteBuffer.allocate(4).putInt((int) token.number());
    pieces(latin1(number.array()), PIECE);
    number.clear();
    number.order(ByteOrder.LITTLE_ENDIAN).putInt((int) token.number());
    pieces(latin1(number.array()), PIECE);
    pieces(Integer.toHexString((int) token.number()), 7);
  }

  private void pieces(String whole, int length) {
    String lower = whole.toLowerCase(Locale.ROOT);
    Set<String> known = byLength.computeIfAbsent(length, key -> new HashSet<>());
    for (int i = 0; i + length <= lower.length(); i++) {
      known.add(lower.substring(i, i + length));
    }
  }

  /** What a query of open columns alone gives holds no token: what is found there is chance. */
  void without(Collection<String> lines) {
    for (String line : lines) {
      for (String piece = in(line); piece != null; piece = in(line)) {
        byLength.get(piece.length()).remove(piece);
      }
    }
  }

  /** The first piece in a line; null if it holds none. */
  @Nullable String in(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    for (Map.Entry<Integer, Set<String>> entry : byLength.entrySet()) {
      int length = entry.getKey();
      for (int i = 0; i + length <= lower.length(); i++) {
        String piece = lower.substring(i, i + length);
        if (entry.getValue().contains(piece)) {
          return piece;
        }
      }
    }
    return null;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
