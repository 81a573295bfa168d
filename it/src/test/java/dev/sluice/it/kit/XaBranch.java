package dev.sluice.it.kit;

import java.sql.SQLException;
import javax.sql.XADataSource;
import javax.transaction.xa.Xid;

/**
 * The name of a branch of a distributed transaction.
 *
 * @param number tells it from other ones, 0 to 127
 */
public record XaBranch(int number) implements Xid {

  @Override
  public int getFormatId() {
    return 1;
  }

  @Override
  public byte[] getGlobalTransactionId() {
    return new byte[] {(byte) number};
  }

  @Override
  public byte[] getBranchQualifier() {
    return new byte[] {1};
  }

  /** A source of distributed transactions; {@code kind} as {@link DatabaseServer.Kind} names it. */
  public static XADataSource source(String kind, String url, String user) throws SQLException {
    switch (kind) {
      case "POSTGRESQL" -> {
        org.postgresql.xa.PGXADataSource source = new org.postgresql.xa.PGXADataSource();
        source.setUrl(url);
        source.setUser(user);
        return source;
      }
      case "MARIADB" -> {
        org.mariadb.jdbc.MariaDbDataSource source = new org.mariadb.jdbc.MariaDbDataSource(url);
        source.setUser(user);
        return source;
      }
      default -> {
        org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
        source.setURL(url);
        source.setUser(user);
        return source;
      }
    }
  }
}
