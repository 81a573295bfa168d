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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The second part of the demonstration: the orders service, whose SQL Hibernate writes. An entity
 * is masked, a write of JPA refused, and the record tells repository method and tool call.
 */
final class OrdersDemo {

  private static final String CONTACT = "How do I reach Ada Lovelace?";
  private static final String CANCEL_ALL = "Cancel all orders.";
  private static final String REPOSITORY = "com.example.orders.OrderRepository.cancelAll";

  private final PrintStream out;
  private final Path directory;
  private final String conversation;
  private final List<String> wrong = new ArrayList<>();

  OrdersDemo(PrintStream out, Path directory, String conversation) {
    this.out = out;
    this.directory = directory;
    this.conversation = conversation;
  }

  /** Shows it; what was not to be seen, nothing if all was. */
  List<String> show(DatabaseServer server, Collector collector) throws Exception {
    out.println();
    out.println("The orders service: Spring Boot, Spring AI, Spring Data JPA on Hibernate");
    out.println();
    Place database = server.create("orders_with_sluice");
    Map<String, ScriptedModel.Call> script = new LinkedHashMap<>();
    script.put(CONTACT, new ScriptedModel.Call("contactOf", Map.of("name", "Ada Lovelace")));
    script.put(CANCEL_ALL, new ScriptedModel.Call("cancelAllOrders", Map.of()));
    try (ScriptedModel model = ScriptedModel.start(script);
        OrdersService service = OrdersService.open(guarded(), model, database)) {
      String contact = said(service, CONTACT);
      expect(contact.contains("***") && !contact.contains("@lovelace"), "the entity is masked");
      String cancelled = said(service, CANCEL_ALL);
      expect(cancelled.contains("A person cancels orders."), "the bulk update is refused");
    }
    expect(open(database) == 2, "the orders are open");
    records(collector);
    return wrong;
  }

  private Jvm guarded() throws IOException {
    Path policy = directory.resolve("orders.yaml");
    try (InputStream text = OrdersDemo.class.getResourceAsStream("orders.yaml")) {
      Files.write(policy, text.readAllBytes());
    }
    return Jvm.on(Jdk.current(), directory)
        .agent("policy=" + policy + ",queue=" + Collector.queues(directory));
  }

  private String said(OrdersService service, String question) throws IOException {
    String answer = service.ask(conversation, question);
    out.println("user:      " + question);
    out.println("assistant: " + answer);
    return answer;
  }

  private static long open(Place database) throws SQLException {
    return database.number("SELECT count(*) FROM purchase_orders WHERE status = 'open'");
  }

  private void records(Collector collector) throws IOException {
    List<Told> told =
        collector.await(
            "conversation:" + conversation,
            found -> found.stream().anyMatch(each -> each.type().equals("refusal")));
    for (Told each : told) {
      if (each.type().equals("refusal")) {
        out.println();
        out.println("sluice-collector.jar show " + each.id());
        out.println(collector.command("show", each.id()));
        expect(REPOSITORY.equals(each.text("sluice.origin.name")), "the repository method is told");
        expect("cancelAllOrders".equals(each.text("gen_ai.tool.name")), "the tool is told");
        expect(each.text("gen_ai.tool.call.id") != null, "the tool call is told");
      }
    }
    expect(
        told.stream()
            .anyMatch(
                each ->
                    "com.example.orders.CustomerRepository.findByName"
                        .equals(each.text("sluice.origin.name"))),
        "the derived query is told");
  }

  private void expect(boolean seen, String what) {
    if (!seen) {
      wrong.add("orders service: " + what);
    }
  }
}
