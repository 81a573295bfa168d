package dev.sluice.it.tokens;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** What a program read: a line each, with way, column, getter and answer. */
final class Transcript {

  /** Names of objects, numbered or hashed, which no two runs share. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?i:windows-1252)|conn=[0-9]+|unknown:[0-9]+|@[0-9a-f]{5,16}\\b"
              + "|\\b(clob|blob|sqlxml|ar|rs|rsMeta|stat|prep|call|conn|xml)[0-9]+\\b");

  private final PrintWriter out;
  private final List<String> places;
  private String pool = "";
  private String way = "";

  /** A way to values. */
  interface Way {
    void go() throws Exception;
  }

  /**
   * A transcript.
   *
   * @param places the URL and the name, which differ between runs
   */
  Transcript(PrintWriter out, String... places) {
    this.out = out;
    this.places = List.of(places);
  }

  void pool(Pool now) {
    pool = now.name();
  }

  /** Goes a way; what it throws is part of the transcript. */
  void attempt(String name, Way attempted) {
    way = name;
    try {
      attempted.go();
    } catch (Exception | LinkageError | InternalError thrown) {
      tell("-", "threw", chain(thrown));
    }
  }

  /**
   * One answer.
   *
   * @param column the name of the column, or {@code -}
   */
  void tell(String column, String how, String answer) {
    String line = pool + "|" + way + "|" + column + "|" + how + "|" + answer;
    String even = line.replace("\n", "\\n").replace("\r", "\\r");
    for (String place : places) {
      even = even.replace(place, "PLACE");
    }
    out.println(NAMES.matcher(even).replaceAll("@"));
  }

  /** What was thrown: SQLSTATE and code first, then all the words. */
  static String chain(Throwable thrown) {
    String state =
        thrown instanceof SQLException sql
            ? " state=" + sql.getSQLState() + " code=" + sql.getErrorCode()
            : "";
    StringJoiner text = new StringJoiner(" <- ", "threw" + state + " :: ", "");
    int depth = 0;
    for (Throwable cause = thrown; cause != null && depth++ < 20; cause = cause.getCause()) {
      text.add(cause.toString());
      if (cause instanceof SQLException sql && sql.getNextException() != null) {
        text.add("next " + sql.getNextException());
      }
    }
    return text.toString();
  }
}
