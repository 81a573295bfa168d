package dev.sluice.it.coverage;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the methods of a class file call at the street door. Reads the file as the virtual machine's
 * specification lays it out (chapter 4), because nothing here may know a library for that.
 */
final class WovenCalls {

  private static final String DOOR = "dev/sluice/bootstrap/Door";
  private static final String HANDLER = "dev/sluice/bootstrap/Handler";

  /** Lengths of instructions by opcode; 0 where the length is not fixed. */
  private static final String LENGTHS =
      "1".repeat(16)
          + "23233"
          + "2".repeat(5)
          + "1".repeat(28)
          + "2".repeat(5)
          + "1".repeat(73)
          + "3"
          + "1".repeat(20)
          + "3".repeat(16)
          + "200"
          + "1".repeat(6)
          + "333333355323113311043355";

  private final DataInputStream in;
  private final int[] tags;
  private final int[] firsts;
  private final int[] seconds;
  private final String[] texts;

  private WovenCalls(byte[] file) throws IOException {
    in = new DataInputStream(new ByteArrayInputStream(file));
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    tags = new int[count];
    firsts = new int[count];
    seconds = new int[count];
    texts = new String[count];
    for (int i = 1; i < count; i++) {
      i += constant(i);
    }
  }

  /** Names of what each method calls there, by name and descriptor; methods that call nothing. */
  static Map<String, Set<String>> of(byte[] file) throws IOException {
    return new WovenCalls(file).read();
  }

  /** The name of the class above, with slashes; empty if there is none. */
  static String parent(byte[] file) throws IOException {
    WovenCalls reader = new WovenCalls(file);
    reader.in.skipNBytes(4);
    int parent = reader.in.readUnsignedShort();
    return parent == 0 ? "" : reader.texts[reader.firsts[parent]];
  }

  private Map<String, Set<String>> read() throws IOException {
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    int fields = in.readUnsignedShort();
    for (int i = 0; i < fields; i++) {
      in.skipNBytes(6);
      skipAttributes();
    }
    Map<String, Set<String>> calls = new TreeMap<>();
    int methods = in.readUnsignedShort();
    for (int i = 0; i < methods; i++) {
      in.skipNBytes(2);
      String key = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
      calls.put(key, method());
    }
    return calls;
  }

  private Set<String> method() throws IOException {
    Set<String> called = new TreeSet<>();
    int attributes = in.readUnsignedShort();
    for (int i = 0; i < attributes; i++) {
      String name = texts[in.readUnsignedShort()];
      byte[] content = in.readNBytes(in.readInt());
      if (name.equals("Code")) {
        code(content, called);
      }
    }
    return called;
  }

  private void skipAttributes() throws IOException {
    int attributes = in.readUnsignedShort();
    for (int i = 0; i < attributes; i++) {
      in.skipNBytes(2);
      in.skipNBytes(in.readInt());
    }
  }

  /** Reads one constant; returns how many places more it takes. */
  private int constant(int at) throws IOException {
    tags[at] = in.readUnsignedByte();
    switch (tags[at]) {
      case 1 -> texts[at] = in.readUTF();
      case 3, 4 -> in.skipNBytes(4);
      case 5, 6 -> {
        in.skipNBytes(8);
        return 1;
      }
      case 7, 8, 16, 19, 20 -> firsts[at] = in.readUnsignedShort();
      case 15 -> {
        in.skipNBytes(1);
        firsts[at] = in.readUnsignedShort();
      }
      default -> {
        firsts[at] = in.readUnsignedShort();
        seconds[at] = in.readUnsignedShort();
      }
    }
    return 0;
  }

  private void code(byte[] code, Set<String> called) {
    int length = number(code, 4, 4);
    int base = 8;
    int at = 0;
    while (at < length) {
      int opcode = code[base + at] & 0xff;
      if (opcode >= 0xb6 && opcode <= 0xb9) {
        call(number(code, base + at + 1, 2), called);
      }
      at += length(code, base, at, opcode);
    }
  }

  private void call(int reference, Set<String> called) {
    String owner = texts[firsts[firsts[reference]]];
    if (owner.equals(DOOR) || owner.equals(HANDLER)) {
      called.add(texts[firsts[seconds[reference]]]);
    }
  }

  private static int length(byte[] code, int base, int at, int opcode) {
    return switch (opcode) {
      case 0xaa, 0xab -> table(code, base, at, opcode);
      case 0xc4 -> (code[base + at + 1] & 0xff) == 0x84 ? 6 : 4;
      default -> LENGTHS.charAt(opcode) - '0';
    };
  }

  /** tableswitch and lookupswitch: padding, then tables. */
  private static int table(byte[] code, int base, int at, int opcode) {
    int start = (at + 4) / 4 * 4;
    if (opcode == 0xaa) {
      int low = number(code, base + start + 4, 4);
      int high = number(code, base + start + 8, 4);
      return start + 12 + (high - low + 1) * 4 - at;
    }
    return start + 8 + number(code, base + start + 4, 4) * 8 - at;
  }

  private static int number(byte[] code, int from, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = (value << 8) | (code[from + i] & 0xff);
    }
    return value;
  }
}
