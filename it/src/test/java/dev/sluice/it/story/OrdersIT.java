package dev.sluice.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.demo.ScriptedModel;
import dev.sluice.it.demo.ScriptedModel.Call;
import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The orders service (Spring Boot, Spring AI, Spring Data JPA): the SQL that Hibernate writes for a
 * tool is masked and refused by rules on the tool, and told with tool, call and conversation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);

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
    try (RunningJvm service = service(jdk, database)) {
      String url = url(service);
      assertThat(ask(url, conversation, CONTACT)).contains("Ada Lovelace").contains("***");
      assertThat(ask(url, conversation, OPEN)).contains("a compiler").contains("***");
      assertThat(ask(url, conversation, CANCEL)).contains("A person cancels orders.");
      assertThat(ask(url, conversation, CANCEL_ALL)).contains("Say which rows.");
      assertThat(ask(url, conversation, VIP)).contains("masked-write-back");
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
  }

  private RunningJvm service(Jdk jdk, Place database) throws IOException {
    Path jar = Path.of("../sample-apps/orders/target/orders.jar").toAbsolutePath().normalize();
    assertThat(jar).as("built by the package phase").isRegularFile();
    return Jvm.on(jdk, directory.resolve("jdk-" + jdk.release()))
        .agent(
            "policy=" + directory.resolve("policy.yaml") + ",queue=" + Collector.queues(directory))
        .jar(
            jar,
            "--server.port=0",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.ai.openai.base-url=" + model.url(),
            "--spring.ai.openai.chat.model=" + model.name())
        .start();
  }

  private static String url(RunningJvm service) {
    String line = service.awaitOut(each -> each.contains("Tomcat started on port "), LIMIT);
    String rest = line.substring(line.indexOf("on port ") + "on port ".length());
    return "http://127.0.0.1:" + rest.substring(0, rest.indexOf(' '));
  }

  private static String ask(String url, String conversation, String question) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            url
                                + "/ask?conversation="
                                + URLEncoder.encode(conversation, StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofString(question))
                    .timeout(LIMIT)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return answer.body();
  }
}
