package dev.sluice.agent.gate;

/**
 * Hot path. SipHash-2-4, the keyed digest of short values (Aumasson and Bernstein, 2012): who does
 * not have the key cannot tell a value from its digest by trying values. Immutable.
 */
final class SipHash {

  private final long k0;
  private final long k1;

  /** With a key of 16 bytes. */
  SipHash(byte[] key) {
    if (key.length != 16) {
      throw new IllegalArgumentException("key of the parameter digests: bytes=" + key.length);
    }
    k0 = littleEndian(key, 0, 8);
    k1 = littleEndian(key, 8, 8);
  }

  /** Of bytes. */
  long of(byte[] bytes) {
    State state = new State(k0, k1);
    int end = bytes.length & ~7;
    for (int i = 0; i < end; i += 8) {
      state.word(littleEndian(bytes, i, 8));
    }
    return state.end(littleEndian(bytes, end, bytes.length - end), bytes.length);
  }

  /** Of the eight bytes of a number, least significant first. */
  long of(long number) {
    State state = new State(k0, k1);
    state.word(number);
    return state.end(0, 8);
  }

  private static long littleEndian(byte[] bytes, int from, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xffL) << (8 * i);
    }
    return word;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void word(long m) {
      v3 ^= m;
      round();
      round();
      v0 ^= m;
    }

    long end(long rest, int length) {
      word(rest | ((long) length << 56));
      v2 ^= 0xff;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
