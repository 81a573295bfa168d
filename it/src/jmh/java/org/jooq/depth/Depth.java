package org.jooq.depth;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Frames that look like a library's, between an application and its driver. */
public final class Depth {

  private Depth() {}

  /** Runs the query that many frames further down. */
  public static ResultSet query(PreparedStatement statement, int frames) throws SQLException {
    return frames == 0 ? statement.executeQuery() : query(statement, frames - 1);
  }
}
