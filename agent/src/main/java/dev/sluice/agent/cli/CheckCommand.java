package dev.sluice.agent.cli;

import dev.sluice.rules.Actor;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.policy.CompiledPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code check}: one JSON line in, one JSON line out. A line that cannot be answered is named on
 * standard error and leaves the others alone.
 */
final class CheckCommand {

  private static final String USAGE =
      "check --policy FILE [--dialect D] [--catalog DDL.sql] [--actor kind=ai,tool=x]"
          + " [--origin kind=hibernate,name=x] [--database main] [IN.jsonl]";
  private static final List<String> OPTIONS =
      List.of("policy", "dialect", "catalog", "actor", "origin", "database");

  private final Judge judge;
  private final Console console;

  CheckCommand(Judge judge, Console console) {
    this.judge = judge;
    this.console = console;
  }

  /** A line that cannot be answered. */
  private static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String message) {
      super(message);
    }
  }

  /** What all lines have in common. */
  private record Common(
      CompiledPolicy policy,
      Actor actor,
      OriginWords origin,
      @Nullable String database,
      Dialect dialect) {}

  int run(List<String> words) throws CommandFailure {
    Options options = Options.of(words, OPTIONS, USAGE);
    if (options.all("policy").isEmpty() || options.plain().size() > 1) {
      throw Options.failure("--policy is needed, and at most one input. Usage: " + USAGE);
    }
    CompiledPolicy policy = PolicyFiles.compile(options.all("policy"));
    if (!policy.problems().isEmpty()) {
      console.err().print(policy.report());
      return ExitCode.NOTHING_DONE;
    }
    String actor = options.one("actor");
    Common common =
        new Common(
            policy,
            actor == null ? Actor.UNKNOWN : ActorWords.read(actor),
            OriginWords.read(options.one("origin")),
            database(policy, options.one("database")),
            dialect(options.one("dialect")));
    String catalog = options.one("catalog");
    if (catalog != null) {
      judge.useCatalog(catalog, PolicyFiles.read("catalog", catalog), console);
    }
    return options.plain().isEmpty()
        ? answerAll(common, "standard input", console.in())
        : answerFile(common, options.plain().get(0));
  }

  private int answerFile(Common common, String name) throws CommandFailure {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      return answerAll(common, name, in);
    } catch (IOException | InvalidPathException unreadable) {
      throw Options.failure("file cannot be read: input=" + name + " (" + unreadable + ").");
    }
  }

  private int answerAll(Common common, String name, InputStream in) {
    int exit = ExitCode.WELL;
    int number = 0;
    try {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String line = lines.readLine();
      while (line != null) {
        number++;
        if (!line.isBlank()) {
          try {
            console.out().println(answer(common, line));
          } catch (BadLine bad) {
            console.err().println("Sluice: " + name + ":" + number + ": " + bad.getMessage());
            exit = ExitCode.NOT_WELL;
          }
        }
        line = lines.readLine();
      }
    } catch (IOException broken) {
      console.err().println("Sluice: " + name + ":" + number + ": cannot be read on: " + broken);
      return ExitCode.NOT_WELL;
    }
    return exit;
  }

  private String answer(Common common, String line) throws BadLine {
    Map<String, @Nullable Object> input;
    try {
      input = JsonReader.object(line);
    } catch (JsonReader.NotJson bad) {
      throw new BadLine("not a JSON object: " + bad.getMessage() + ".");
    }
    if (!(input.get("sql") instanceof String sql)) {
      throw new BadLine("no statement: key=sql. Give it as a string.");
    }
    Dialect dialect = common.dialect;
    Object named = input.get("dialect");
    if (named != null) {
      Dialect known = named instanceof String word ? Dialect.of(word) : null;
      if (known == null) {
        throw new BadLine("unknown dialect: dialect=" + named + ". Known: " + dialects() + ".");
      }
      dialect = known;
    }
    Judge.Call call =
        new Judge.Call(common.actor, common.origin, common.database, dialect, Instant.now());
    Judge.Judgement judgement = judge.judge(common.policy, sql, call);
    return new CheckAnswer(common.policy.get(), judgement).line(id(input.get("id")));
  }

  private static @Nullable String id(@Nullable Object id) throws BadLine {
    if (id instanceof JsonReader.JsonNumber number) {
      return number.text();
    } else if (id == null || id instanceof String) {
      return (String) id;
    }
    throw new BadLine("not an id: key=id. Give a string or a number.");
  }

  static Dialect dialect(@Nullable String word) throws CommandFailure {
    if (word == null) {
      return Dialect.ANSI;
    }
    Dialect dialect = Dialect.of(word);
    if (dialect == null) {
      throw Options.failure("unknown dialect: dialect=" + word + ". Known: " + dialects() + ".");
    }
    return dialect;
  }

  static @Nullable String database(CompiledPolicy policy, @Nullable String name)
      throws CommandFailure {
    if (name != null && !policy.databaseNames().contains(name)) {
      throw Options.failure(
          "no such database in the policy: database="
              + name
              + ". Known: "
              + String.join(", ", policy.databaseNames())
              + ".");
    }
    return name;
  }

  static String dialects() {
    StringBuilder words = new StringBuilder();
    for (Dialect dialect : Dialect.values()) {
      words.append(words.isEmpty() ? "" : ", ").append(dialect.word());
    }
    return words.toString();
  }
}
