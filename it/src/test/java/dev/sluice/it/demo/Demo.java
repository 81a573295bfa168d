package dev.sluice.it.demo;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * The demonstration: one conversation with the support desk without Sluice and with it, side by
 * side, then what the collector tells of it; and one with the orders service. Ends with 1 if it did
 * not show what it is to show.
 */
public final class Demo {

  private static final String CONVERSATION =
      "demo-" + Long.toString(System.currentTimeMillis(), 36);
  private static final Pattern EMAILS =
      Pattern.compile("@(lovelace|hopper|turing|noether|johnson)\\.example");
  private static final long CUSTOMERS = 5;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path directory;
  private final Path policy;

  private Demo(Path directory) throws IOException {
    this.directory = directory;
    policy = directory.resolve("policy.yaml");
    try (InputStream text = Demo.class.getResourceAsStream("policy.yaml")) {
      Files.write(policy, text.readAllBytes());
    }
  }

  /** Runs it; {@code sluice.demo.keep=true} keeps the collector until the program is ended. */
  public static void main(String[] arguments) throws Exception {
    boolean shown = new Demo(Files.createTempDirectory("sluice-demo")).run();
    System.exit(shown ? 0 : 1);
  }

  private boolean run() throws Exception {
    out.println();
    out.println("Sluice: starting a database, a scripted model and the collector …");
    try (DatabaseServer server =
            DatabaseServer.start(DatabaseServer.Kind.POSTGRESQL, directory.resolve("database"));
        ScriptedModel model = ScriptedModel.start(Conversation.script());
        Collector collector = Collector.start(directory)) {
      Place open = server.create("desk_without_sluice");
      Place guarded = server.create("desk_with_sluice");
      List<Turn> before = talk(Jvm.on(Jdk.current(), directory), model, open);
      List<Turn> after =
          talk(
              Jvm.on(Jdk.current(), directory)
                  .agent("policy=" + policy + ",queue=" + Collector.queues(directory)),
              model,
              guarded);
      compare(before, after);
      records(collector, after.size());
      List<String> wrong = wrong(before, after);
      wrong.addAll(new OrdersDemo(out, directory, CONVERSATION + "-o").show(server, collector));
      boolean shown = judge(wrong);
      keep(collector);
      return shown;
    }
  }

  /**
   * One exchange.
   *
   * @param said what the user said
   * @param told what the tool told the model
   * @param customers rows left in the table; -1 if the table is gone
   */
  private record Turn(String said, String told, long customers) {}

  private List<Turn> talk(Jvm jvm, ScriptedModel model, Place database) throws IOException {
    List<Turn> turns = new ArrayList<>();
    try (Desk desk = Desk.open(jvm, new Desk.Setting(model, database, true, CONVERSATION))) {
      for (String said : Conversation.script().keySet()) {
        String told = desk.say(said);
        turns.add(new Turn(said, told, customers(database)));
      }
      desk.end();
    }
    return turns;
  }

  private static long customers(Place database) {
    try {
      return database.number("SELECT COUNT(*) FROM customers");
    } catch (SQLException gone) {
      // The table was dropped: that is what the run without Sluice is to show.
      return -1;
    }
  }

  private void compare(List<Turn> before, List<Turn> after) {
    SideBySide page = new SideBySide(out);
    page.head("the support desk alone", "the same jar with -javaagent:sluice-agent.jar");
    for (int i = 0; i < before.size(); i++) {
      Turn left = before.get(i);
      ScriptedModel.Call call = Conversation.script().get(left.said());
      page.span("user:  " + left.said());
      page.span("model: " + call.tool() + " " + call.arguments());
      page.row(left.told(), after.get(i).told());
      page.row(state(left), state(after.get(i)));
      page.line();
    }
  }

  private static String state(Turn turn) {
    return turn.customers() < 0
        ? "-> table customers is gone"
        : "-> " + turn.customers() + " rows in customers";
  }

  private void records(Collector collector, int turns) throws IOException {
    String query = "conversation:" + CONVERSATION;
    List<Told> told = collector.await(query, found -> found.size() >= turns);
    out.println();
    out.println("What the collector tells: java -jar sluice-collector.jar search " + query);
    out.println();
    out.println(collector.command("search", query));
    show(collector, told, Conversation.ASK_EMAILS);
    show(collector, told, Conversation.DELETE_ALL);
    out.println();
    out.println(
        "The same in a browser: "
            + collector.url()
            + "/?q="
            + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private void show(Collector collector, List<Told> told, String said) throws IOException {
    String sql = String.valueOf(Conversation.script().get(said).arguments().get("sql"));
    for (Told each : told) {
      if (sql.equals(each.text("db.query.text"))) {
        out.println();
        out.println("sluice-collector.jar show " + each.id());
        out.println(collector.command("show", each.id()));
      }
    }
  }

  private static List<String> wrong(List<Turn> before, List<Turn> after) {
    List<String> wrong = new ArrayList<>();
    if (before.stream().noneMatch(Demo::leaks)) {
      wrong.add("no e-mail address was to be seen without Sluice");
    }
    if (before.stream().noneMatch(turn -> turn.customers() == 0)
        || before.get(before.size() - 1).customers() != -1) {
      wrong.add("DELETE and DROP did not run without Sluice");
    }
    for (Turn turn : after) {
      if (leaks(turn)) {
        wrong.add("an e-mail address was to be seen: " + turn.said());
      }
      if (turn.customers() != CUSTOMERS) {
        wrong.add("the table is not whole: " + turn.said());
      }
    }
    for (String said : List.of(Conversation.DELETE_ALL, Conversation.TRUNCATE, Conversation.DROP)) {
      if (after.stream().noneMatch(turn -> turn.said().equals(said) && refused(turn))) {
        wrong.add("no refusal: " + said);
      }
    }
    return wrong;
  }

  private boolean judge(List<String> wrong) {
    out.println();
    wrong.forEach(problem -> out.println("NOT SHOWN: " + problem));
    if (wrong.isEmpty()) {
      out.println("Shown: addresses masked, DELETE, TRUNCATE and DROP refused, the table whole;");
      out.println("a write of JPA refused, told with its repository method and tool call.");
    }
    return wrong.isEmpty();
  }

  private static boolean leaks(Turn turn) {
    return EMAILS.matcher(turn.told()).find();
  }

  private static boolean refused(Turn turn) {
    return turn.told().toLowerCase(Locale.ROOT).contains("sluice refused")
        && turn.told().contains("ai-");
  }

  private void keep(Collector collector) throws InterruptedException {
    if (Boolean.getBoolean("sluice.demo.keep")) {
      out.println();
      out.println(collector.url() + " stays until Ctrl-C.");
      new CountDownLatch(1).await();
    }
  }
}
