package dev.sluice.it.tokens;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * An application that tries each way to the values of {@code cells}, from each pool, and writes
 * down what it got. It knows nothing of Sluice.
 */
public final class TokenProgram {

  private TokenProgram() {}

  /**
   * Arguments: database, URL, pools separated by commas, the file to write, the name of the place.
   */
  public static void main(String[] arguments) throws Exception {
    Database database = Database.valueOf(arguments[0]);
    String url = arguments[1];
    try (PrintWriter file =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[3]), StandardCharsets.UTF_8))) {
      Transcript out = new Transcript(file, url, arguments[4]);
      try (Pool.Source source = Pool.BARE.open(url, database.user(), "");
          Connection connection = source.connect()) {
        DriverClasses.learn(connection);
      }
      int round = 0;
      for (String name : List.of(arguments[2].split(",", -1))) {
        Pool pool = Pool.valueOf(name);
        out.pool(pool);
        try (Pool.Source source = pool.open(url, database.user(), "");
            Connection connection = source.connect()) {
          EveryGetter.whole = round == 0;
          ways(connection, database, out, url, ++round);
        }
      }
    }
    database.end(url);
    System.out.println("done");
    System.exit(0); // a pool may have left a thread behind
  }

  private static void ways(
      Connection connection, Database database, Transcript out, String url, int round)
      throws SQLException {
    new ReadingWays(connection, database, out, round == 1).all();
    new DatabaseWays(connection, database, out).all();
    new ChangingWays(connection, database, out, round).all();
    new RowSetWays(connection, database, out, url).all();
  }
}
