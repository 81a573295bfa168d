package dev.sluice.it.oracle;

import dev.sluice.it.kit.DatabaseServer.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Scripts for psql, run and judged on one database in the order in which they need each other. */
final class PostgresSuite {

  private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^:]+:(\\d+)/(\\w+).*");
  private static final String SCHEDULE = "/dev/sluice/it/oracle/schedule.txt";

  private final int port;
  private final Map<String, String> start = new HashMap<>();
  private final Map<Long, LiveSchema.Relation> systemRelations;

  /** Connects to an empty database that has the suite to itself. */
  PostgresSuite(Place place) throws IOException {
    Matcher url = URL.matcher(place.url());
    if (!url.matches()) {
      throw new IllegalArgumentException("not PostgreSQL: url=" + place.url());
    }
    port = Integer.parseInt(url.group(1));
    start.put("user", place.user());
    start.put("database", url.group(2));
    start.put("options", "-c intervalstyle=postgres_verbose");
    start.put("TimeZone", "PST8PDT");
    start.put("DateStyle", "Postgres, MDY");
    start.put("client_encoding", "UTF8");
    try (Wire wire = new Wire("localhost", port, start)) {
      systemRelations = LiveSchema.systemRelations(wire);
    }
  }

  /** Runs each script of a directory, those of the schedule first. */
  Tally directory(Path directory) throws IOException {
    Tally tally = new Tally();
    for (String name : names(directory)) {
      byte[] script = Files.readAllBytes(directory.resolve(name + ".sql"));
      script(name, new String(script, StandardCharsets.UTF_8), tally);
    }
    return tally;
  }

  private static List<String> names(Path directory) throws IOException {
    List<String> schedule = List.of(resource(SCHEDULE).split("\\s+", -1));
    List<String> names;
    try (Stream<Path> files = Files.list(directory)) {
      names =
          new ArrayList<>(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".sql"))
                  .map(file -> file.substring(0, file.length() - 4))
                  .sorted()
                  .toList());
    }
    names.sort(
        Comparator.comparingInt(
            name -> schedule.contains(name) ? schedule.indexOf(name) : schedule.size()));
    return names;
  }

  static String resource(String name) {
    try (InputStream in = PostgresSuite.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("a resource is missing: name=" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one script in a session of its own. */
  void script(String name, String script, Tally tally) throws IOException {
    try (Session session = new Session(port, start, systemRelations, tally)) {
      session.run(name, script);
    } catch (IOException e) {
      tally.note("a script ended early: name=" + name + ", error=" + e.getMessage());
    }
  }

  /** Judges texts that are not run. */
  void judge(Map<String, String> texts, Tally tally) throws IOException {
    try (Session session = new Session(port, start, systemRelations, tally)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        session.judge(text.getKey(), text.getValue());
      }
    }
  }
}
