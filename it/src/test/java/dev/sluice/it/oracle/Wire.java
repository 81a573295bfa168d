package dev.sluice.it.oracle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's protocol, as far as a witness needs it: what no driver shows are the messages beside
 * an answer, the tag of a command and where in the server an error was raised. Frontend/Backend
 * Protocol 3.0; a server that trusts. One thread.
 */
final class Wire implements AutoCloseable {

  private static final int MOST_ROWS = 20_000;
  private static final int TIMEOUT_MILLIS = 120_000;

  /** A result column and, if it is one of a table's, which. */
  record Column(String name, long table, int attribute) {}

  /** An error or a message, by its fields. */
  record Message(Map<Character, String> fields) {
    String field(char name) {
      return fields.getOrDefault(name, "");
    }

    String code() {
      return field('C');
    }

    String text() {
      return field('M');
    }

    /** The file of the server's source that raised it. */
    String file() {
      return field('F');
    }
  }

  /** What came back up to the next readiness. */
  static final class Reply {
    final List<Column> columns = new ArrayList<>();
    final List<List<String>> rows = new ArrayList<>();
    final List<String> tags = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();

    /** Null if nothing failed. */
    Message failure;

    /** I, T or E: no transaction, inside one, inside a failed one. */
    char state = 'I';
  }

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Map<String, String> parameters = new HashMap<>();
  private String rows = "";
  private char state = 'I';

  /** Connects; {@code settings} go into the start message. */
  Wire(String host, int port, Map<String, String> settings) throws IOException {
    socket = new Socket(host, port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = new DataOutputStream(socket.getOutputStream());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(new byte[] {0, 3, 0, 0});
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      body.write(bytes(setting.getKey()));
      body.write(bytes(setting.getValue()));
    }
    body.write(0);
    out.writeInt(body.size() + 4);
    body.writeTo(out);
    Reply reply = answer();
    if (reply.failure != null) {
      throw new IOException("no connection: " + reply.failure.text());
    }
  }

  /** What the server reported of a setting. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  char state() {
    return state;
  }

  /** Runs a text as psql does; {@code copied} are the rows for COPY FROM STDIN. */
  Reply query(String sql, String copied) throws IOException {
    rows = copied;
    send('Q', bytes(sql));
    return answer();
  }

  Reply query(String sql) throws IOException {
    return query(sql, "");
  }

  /** Has one statement parsed, analysed, rewritten and described, not run. */
  Reply parse(String sql) throws IOException {
    ByteArrayOutputStream parse = new ByteArrayOutputStream();
    parse.write(0);
    parse.write(bytes(sql));
    parse.write(new byte[] {0, 0});
    send('P', parse.toByteArray());
    send('D', new byte[] {'S', 0});
    send('S', new byte[0]);
    return answer();
  }

  private static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] ended = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, ended, 0, bytes.length);
    return ended;
  }

  private void send(char type, byte[] body) throws IOException {
    ByteBuffer message = ByteBuffer.allocate(body.length + 5);
    message.put((byte) type).putInt(body.length + 4).put(body);
    out.write(message.array());
  }

  private Reply answer() throws IOException {
    Reply reply = new Reply();
    while (true) {
      char type = (char) in.readUnsignedByte();
      byte[] body = new byte[in.readInt() - 4];
      in.readFully(body);
      if (type == 'Z') {
        state = (char) body[0];
        reply.state = state;
        return reply;
      }
      take(type, ByteBuffer.wrap(body), reply);
      if (type == 'E' && reply.failure != null && reply.failure.field('S').equals("FATAL")) {
        throw new IOException("the server ended it: " + reply.failure.text());
      }
    }
  }

  private void take(char type, ByteBuffer body, Reply reply) throws IOException {
    switch (type) {
      case 'E' -> reply.failure = message(body);
      case 'N' -> reply.messages.add(message(body));
      case 'C' -> reply.tags.add(text(body));
      case 'I' -> reply.tags.add("");
      case 'S' -> parameters.put(text(body), text(body));
      case 'T' -> describe(body, reply);
      case 'D' -> row(body, reply);
      case 'G' -> {
        send('d', rows.getBytes(StandardCharsets.UTF_8));
        send('c', new byte[0]);
      }
      case 'R' -> {
        int wanted = body.getInt();
        if (wanted != 0) {
          throw new IOException("a password is wanted: kind=" + wanted);
        }
      }
      default -> {
        // Keys, rows of COPY TO, completions of steps: no evidence.
      }
    }
  }

  private static void describe(ByteBuffer body, Reply reply) {
    reply.columns.clear();
    reply.rows.clear();
    int count = body.getShort();
    for (int i = 0; i < count; i++) {
      String name = text(body);
      long table = Integer.toUnsignedLong(body.getInt());
      int attribute = body.getShort();
      body.position(body.position() + 12);
      reply.columns.add(new Column(name, table, attribute));
    }
  }

  private static void row(ByteBuffer body, Reply reply) {
    if (reply.rows.size() >= MOST_ROWS) {
      return;
    }
    int count = body.getShort();
    List<String> row = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int size = body.getInt();
      if (size < 0) {
        row.add(null);
        continue;
      }
      byte[] value = new byte[size];
      body.get(value);
      row.add(new String(value, StandardCharsets.UTF_8));
    }
    reply.rows.add(row);
  }

  private static Message message(ByteBuffer body) {
    Map<Character, String> fields = new HashMap<>();
    byte name = body.get();
    while (name != 0) {
      fields.put((char) name, text(body));
      name = body.get();
    }
    return new Message(fields);
  }

  private static String text(ByteBuffer body) {
    int size = 0;
    while (body.get(body.position() + size) != 0) {
      size++;
    }
    byte[] bytes = new byte[size];
    body.get(bytes);
    body.get();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
