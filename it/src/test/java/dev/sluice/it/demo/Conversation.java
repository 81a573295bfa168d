package dev.sluice.it.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The conversation of the story: what the user says, and which tool call the model makes of it. */
public final class Conversation {

  /** Asks for all e-mail addresses; the model writes a SELECT. */
  public static final String ASK_EMAILS = "Which e-mail addresses do our customers have?";

  /** Asks for one customer; the tool has a prepared statement. */
  public static final String ASK_ADA = "Find the customer Ada.";

  /** Asks for the open tickets; the tool works through MyBatis. */
  public static final String ASK_TICKETS = "Which tickets are open?";

  /** Has the model add a note: a write that the policy allows. */
  public static final String ADD_NOTE = "Note on ticket 11 that the invoice was sent again.";

  /** Has the model try to delete all customers. */
  public static final String DELETE_ALL = "Delete all customers, we start over.";

  /** Has the model try to truncate. */
  public static final String TRUNCATE = "Then truncate the notes.";

  /** Has the model try to drop the tables. */
  public static final String DROP = "Then drop the table of customers.";

  /** Each user message and the tool call that the model makes of it, in order. */
  public static Map<String, ScriptedModel.Call> script() {
    Map<String, ScriptedModel.Call> script = new LinkedHashMap<>();
    script.put(ASK_EMAILS, sql("SELECT name, email FROM customers ORDER BY id"));
    script.put(ASK_ADA, new ScriptedModel.Call("findCustomer", Map.of("name", "ada")));
    script.put(ASK_TICKETS, new ScriptedModel.Call("ticketsInStatus", Map.of("status", "open")));
    script.put(
        ADD_NOTE,
        new ScriptedModel.Call("addNote", Map.of("ticket", 11, "text", "Invoice sent again.")));
    script.put(DELETE_ALL, sql("DELETE FROM customers"));
    script.put(TRUNCATE, sql("TRUNCATE TABLE ticket_notes"));
    script.put(DROP, sql("DROP TABLE customers CASCADE"));
    return script;
  }

  private static ScriptedModel.Call sql(String text) {
    return new ScriptedModel.Call("runSql", Map.of("sql", text));
  }

  private Conversation() {}
}
