package dev.sluice.it.people;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.SpringSecurityCoreVersion;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * An application in which many know who the user is, and some only say so. Each scene reads an
 * address and says what it got to see.
 */
final class PeopleProgram {

  private final Rows rows;
  private final Site site;

  private PeopleProgram(Rows rows, Site site) {
    this.rows = rows;
    this.site = site;
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println("version: " + SpringSecurityCoreVersion.getVersion());
    try (Rows rows = new Rows();
        Site site = new Site()) {
      PeopleProgram program = new PeopleProgram(rows, site);
      program.requests();
      program.tools();
      program.words();
      program.forgeries();
      rows.read("nobody");
      rows.readShared("shared-nobody");
    }
    System.out.println("done");
  }

  private void requests() throws Exception {
    site.get("/spring/a", "ann", () -> rows.read("spring-ann"));
    site.get("/spring/b", "bob", () -> rows.read("spring-bob"));
    site.get("/spring/c", "ann", () -> rows.readShared("shared-ann"));
    site.get("/spring/d", "bob", () -> rows.readShared("shared-bob"));
    site.get("/spring/public/e", "", () -> rows.read("spring-public"));
    site.get("/container/a", "ann", () -> rows.read("container-ann"));
    site.get("/open/a", "", () -> rows.read("open-request"));
  }

  private void tools() throws Exception {
    site.get("/spring/f", "ann", () -> tool("tool", () -> rows.read("tool-ann")));
    site.get(
        "/spring/g",
        "ann",
        () ->
            tool("hop", () -> CompletableFuture.runAsync(() -> rows.read("tool-hop-ann")).join()));
    site.get("/spring/h", "bob", () -> tool("forge", () -> logInAs("ann", "tool-forged-in-call")));
    tool("forge", () -> logInAs("ann", "tool-forged-alone"));
    rows.read("after-forgery");
  }

  /** What a tool could try: to be somebody else from here on. */
  private void logInAs(String user, String scene) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
    try {
      rows.read(scene);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** What others say of the user: all of it could be anything. */
  private void words() throws Exception {
    site.get("/open/b", "", () -> rows.read("header"), "X-User", "ann");
    site.get("/open/c", "", () -> rows.read("logged-header"), "X-Log-User", "ann");
    log4j();
    TextMapPropagator propagator =
        TextMapPropagator.composite(
            W3CBaggagePropagator.getInstance(), W3CTraceContextPropagator.getInstance());
    Context outside =
        propagator.extract(
            Context.root(),
            Map.of(
                "baggage",
                "enduser.id=ann,tenant=acme",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            new Headers());
    try (Scope scope = outside.makeCurrent()) {
      rows.read("baggage");
    }
    try (AutoCloseable scope = onBehalf("ann", "case-7", "acme")) {
      rows.read("api");
      CompletableFuture.runAsync(() -> rows.read("api-hop")).join();
      tool("api", () -> rows.read("api-tool"));
    }
    site.get("/spring/i", "bob", () -> behalfOf("ann", "api-against-security"));
  }

  private void behalfOf(String user, String scene) {
    try (AutoCloseable scope = onBehalf(user, null, null)) {
      rows.read(scene);
    } catch (Exception failure) {
      System.out.println(scene + ": " + failure);
    }
  }

  private void log4j() throws Exception {
    Class<?> context = Class.forName("org.apache.logging.log4j.ThreadContext");
    context.getMethod("put", String.class, String.class).invoke(null, "user", "ann");
    rows.read("log4j");
    context.getMethod("remove", String.class).invoke(null, "user");
  }

  private void forgeries() throws Exception {
    site.get(
        "/spring/j",
        "bob",
        () -> rows.read("headers-against-security"),
        "X-User",
        "ann",
        "X-Log-User",
        "ann",
        "baggage",
        "enduser.id=ann");
    site.get("/open/d", "", () -> rows.read("agent-header"), "X-Agent", "trusted");
    for (String conversation : List.of("1", "2", "3")) {
      Runnable work = () -> rows.readBounded("bounded-" + conversation);
      site.get("/open/e", "", work, "X-Conversation", conversation);
    }
  }

  /** The optional API, as an application on whose class path it lies would call it. */
  private static AutoCloseable onBehalf(String user, String conversation, String tenant)
      throws ReflectiveOperationException {
    Method of =
        Class.forName("dev.sluice.bootstrap.OnBehalf")
            .getMethod("of", String.class, String.class, String.class);
    return (AutoCloseable) of.invoke(null, user, conversation, tenant);
  }

  private static void tool(String id, Runnable work) {
    Tool tool = new Tool(work);
    try {
      DefaultToolExecutor executor =
          new DefaultToolExecutor(tool, Tool.class.getDeclaredMethod("look"));
      executor.execute(
          ToolExecutionRequest.builder().id(id).name("look").arguments("{}").build(), "talk-1");
    } catch (NoSuchMethodException never) {
      throw new IllegalStateException(never);
    }
  }

  private record Tool(Runnable work) {
    @SuppressWarnings("UnusedMethod") // called by name, as the executor does
    String look() {
      work.run();
      return "done";
    }
  }

  /** Headers as a map. */
  private static final class Headers implements TextMapGetter<Map<String, String>> {
    @Override
    @SuppressWarnings("deprecation") // without it a getter of this version cannot be written
    public Iterable<String> keys(Map<String, String> headers) {
      return headers.keySet();
    }

    @Override
    public String get(Map<String, String> headers, String name) {
      return headers.get(name);
    }
  }
}
