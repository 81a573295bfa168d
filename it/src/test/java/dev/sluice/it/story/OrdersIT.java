package dev.sluice.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.demo.OrdersService;
import dev.sluice.it.demo.ScriptedModel;
import dev.sluice.it.demo.ScriptedModel.Call;
import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The orders service (Spring Boot, Spring AI, Spring Data JPA): the SQL that Hibernate writes for a
 * tool is masked and refused by rules on the tool, and told with tool, call, conversation, the
 * repository's method and the place in the service's code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersIT {

  private static final String APP = "com.example.orders.";

  private static final String CONTACT = "How do I reach Ada Lovelace?";
  private static final String OPEN = "Which orders are open?";
  private static final String CANCEL = "Cancel order 1.";
  private static final String CANCEL_ALL = "Cancel all orders.";
  private static final String VIP = "Make Grace Hopper a VIP.";

  private static final String POLICY =
      """
      sluice: 1
      service: orders
      mode: enforce
      on-failure: {actor: open}
      data:
        pii.email:
          columns: ["customers.email"]
          mask: email
      rules:
        - id: mask-for-ai
          when: {actor.kind: ai}
          mask: ["pii.*"]
        - id: no-unbounded-write
          when: {operation: [update, delete], shape: [no-where, always-true]}
          deny: Say which rows.
        - id: orders-are-cancelled-by-people
          when: {actor.tool: cancelOrder, writes: purchase_orders}
          deny: A person cancels orders.
      """;

  @TempDir static Path directory;

  private DatabaseServer server;
  private ScriptedModel model;
  private Collector collector;

  @BeforeAll
  void start() throws Exception {
    Files.writeString(directory.resolve("policy.yaml"), POLICY);
    server = DatabaseServer.start(Kind.POSTGRESQL, directory.resolve("database"));
    Map<String, Call> script = new LinkedHashMap<>();
    script.put(CONTACT, new Call("contactOf", Map.of("name", "Ada Lovelace")));
    script.put(OPEN, new Call("ordersInStatus", Map.of("status", "open")));
    script.put(CANCEL, new Call("cancelOrder", Map.of("id", 1)));
    script.put(CANCEL_ALL, new Call("cancelAllOrders", Map.of()));
    script.put(VIP, new Call("makeVip", Map.of("name", "Grace Hopper")));
    model = ScriptedModel.start(script);
    collector = Collector.start(directory);
  }

  @AfterAll
  void stop() throws Exception {
    collector.close();
    model.close();
    server.close();
  }

  @EachJdk
  void conversation_throughJpa_isMaskedRefusedAndTold(Jdk jdk) throws Exception {
    String conversation = "orders-" + jdk.release();
    Place database = server.create("orders_" + jdk.release());
    model.forget();
    try (OrdersService service = OrdersService.open(guarded(jdk), model, database)) {
      assertThat(service.ask(conversation, CONTACT)).contains("Ada Lovelace").contains("***");
      assertThat(service.ask(conversation, OPEN)).contains("a compiler").contains("***");
      assertThat(service.ask(conversation, CANCEL)).contains("A person cancels orders.");
      assertThat(service.ask(conversation, CANCEL_ALL)).contains("Say which rows.");
      assertThat(service.ask(conversation, VIP)).contains("masked-write-back");
    }
    assertThat(model.everythingTold()).contains("***").doesNotContain("@lovelace", "@hopper");
    assertThat(database.number("SELECT count(*) FROM purchase_orders WHERE status = 'open'"))
        .isEqualTo(2);
    assertThat(database.number("SELECT count(*) FROM customers WHERE email LIKE '%@%.example'"))
        .isEqualTo(2);
    assertTold(conversation);
  }

  private void assertTold(String conversation) throws IOException {
    List<Told> told =
        collector.await(
            "conversation:" + conversation,
            found -> found.stream().filter(each -> each.type().equals("refusal")).count() >= 3);
    assertThat(told).extracting(each -> each.text("sluice.actor.kind")).containsOnly("ai");
    assertThat(told)
        .extracting(each -> each.text("gen_ai.tool.name"))
        .contains("contactOf", "ordersInStatus", "cancelOrder", "cancelAllOrders", "makeVip");
    assertThat(told).extracting(each -> each.text("gen_ai.tool.call.id")).doesNotContainNull();
    assertThat(told)
        .filteredOn(each -> each.type().equals("refusal"))
        .extracting(each -> each.text("gen_ai.tool.name"))
        .containsExactlyInAnyOrder("cancelOrder", "cancelAllOrders", "makeVip");
    assertOrigins(told);
  }

  /** The repository's method that was called; for what a commit writes the entity. */
  private static void assertOrigins(List<Told> told) {
    assertThat(told).extracting(each -> each.text("sluice.origin.kind")).containsOnly("hibernate");
    assertThat(from(told, "contactOf", "intent"))
        .containsExactly(APP + "CustomerRepository.findByName in " + APP + "Shop.contact");
    assertThat(from(told, "ordersInStatus", "intent"))
        .containsExactly(APP + "OrderRepository.inStatus in " + APP + "Shop.inStatus");
    assertThat(from(told, "cancelOrder", "intent"))
        .containsExactly(APP + "OrderRepository.findById in " + APP + "Shop.cancel");
    assertThat(from(told, "cancelOrder", "refusal"))
        .containsExactly(APP + "PurchaseOrder in " + APP + "OrderTools.cancelOrder");
    assertThat(from(told, "cancelAllOrders", "refusal"))
        .containsExactly(APP + "OrderRepository.cancelAll in " + APP + "Shop.cancelAll");
    assertThat(from(told, "makeVip", "refusal"))
        .containsExactly(APP + "Customer in " + APP + "OrderTools.makeVip");
    assertThat(told).extracting(each -> each.text("sluice.code.jar")).containsOnly("orders.jar");
  }

  private static List<String> from(List<Told> told, String tool, String type) {
    return told.stream()
        .filter(each -> each.type().equals(type))
        .filter(each -> tool.equals(each.text("gen_ai.tool.name")))
        .map(each -> each.text("sluice.origin.name") + " in " + each.text("code.function.name"))
        .toList();
  }

  private static Jvm guarded(Jdk jdk) {
    return Jvm.on(jdk, directory.resolve("jdk-" + jdk.release()))
        .agent(
            "policy=" + directory.resolve("policy.yaml") + ",queue=" + Collector.queues(directory));
  }
}
