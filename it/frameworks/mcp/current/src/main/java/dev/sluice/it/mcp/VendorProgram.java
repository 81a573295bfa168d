package dev.sluice.it.mcp;

import dev.sluice.it.mcp.shop.ShopTools;
import dev.sluice.it.mcp.vendor.VendorTools;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.function.Supplier;

/**
 * A shop with a server of its own, and a vendor's beside it in the same JVM, whose tools have the
 * same names; both are asked by a client that calls itself as the trusted agent does. Says what
 * each of them got to see.
 */
public final class VendorProgram {

  private VendorProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Connection keeper = DriverManager.getConnection("jdbc:h2:mem:people", "sa", "")) {
      try (Statement statement = keeper.createStatement()) {
        statement.execute("CREATE TABLE people (id INT, name VARCHAR(20), email VARCHAR(60))");
        statement.execute("INSERT INTO people VALUES (1, 'Ann', 'ann@people.example')");
      }
      serve("shop", ShopTools::lookup, ShopTools::change);
      serve("vendor", VendorTools::lookup, VendorTools::change);
    }
  }

  private static void serve(String who, Supplier<String> lookup, Supplier<String> change)
      throws Exception {
    Pipes pipes = new Pipes("support");
    McpSyncServer server =
        McpServer.sync(pipes.transport())
            .toolCall(Pipes.tool("lookup"), (exchange, request) -> Pipes.done(lookup.get()))
            .toolCall(Pipes.tool("change"), (exchange, request) -> Pipes.done(change.get()))
            .build();
    System.out.println(who + " lookup " + pipes.ask("lookup"));
    System.out.println(who + " change " + pipes.ask("change"));
    pipes.end();
    server.close();
  }
}
