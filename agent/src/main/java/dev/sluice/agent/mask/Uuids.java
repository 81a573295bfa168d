package dev.sluice.agent.mask;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * MySQL Connector/J makes a UUID of the sixteen bytes at the start of the row, whatever column was
 * asked for: so an open column would tell what a masked one holds.
 */
final class Uuids {

  private static final String DRIVER = "com.mysql.";

  private Uuids() {}

  /** Whether a UUID that was read stands in its column; asked of the drivers that may err alone. */
  static boolean isIn(UUID read, ResultSet row, int column) throws SQLException {
    return !row.getClass().getName().startsWith(DRIVER) || equals(read, row.getBytes(column));
  }

  private static boolean equals(UUID read, byte @Nullable [] bytes) {
    if (bytes == null) {
      return false;
    }
    if (bytes.length == 2 * Long.BYTES) {
      ByteBuffer found = ByteBuffer.wrap(bytes);
      return read.equals(new UUID(found.getLong(), found.getLong()));
    }
    return read.toString()
        .equalsIgnoreCase(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
