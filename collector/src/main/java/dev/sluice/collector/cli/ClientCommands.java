package dev.sluice.collector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.collector.config.ClientSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Carries out {@code tail}, {@code search} and {@code show}. */
public final class ClientCommands {

  private static final int PAGE = 500;
  private static final int TAIL_BEGINS_WITH = 10;
  private static final String DATA = "data:";

  private final PrintStream out;
  private final ClientSettings settings;
  private final ApiClient client;

  public ClientCommands(ClientSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    this.client = new ApiClient(settings.url());
  }

  /** Prints what matches, oldest first, so that the newest stands at the prompt. */
  public void search() throws ClientException {
    List<JsonNode> found = newest(settings.limit());
    heading();
    for (int i = found.size() - 1; i >= 0; i--) {
      print(found.get(i));
    }
    if (found.isEmpty() && !settings.json()) {
      out.println("Nothing matches.");
    }
  }

  /** Prints the latest, then what comes, until the collector goes away. */
  public void tail() throws ClientException {
    List<JsonNode> found = newest(TAIL_BEGINS_WITH);
    heading();
    long position = 0;
    for (int i = found.size() - 1; i >= 0; i--) {
      print(found.get(i));
      position = Math.max(position, found.get(i).path("position").asLong());
    }
    String path = "api/stream?after=" + position + "&q=" + ApiClient.parameter(settings.words());
    try (Stream<String> lines = client.lines(path)) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        String line = each.next();
        if (line.startsWith(DATA)) {
          print(ApiClient.json(line.substring(DATA.length())));
        }
      }
    } catch (java.io.UncheckedIOException e) {
      // The connection broke: told below, like an orderly end.
    }
    throw new ClientException(ClientException.NOT_RUNNING, "The collector went away.");
  }

  /** Prints one record in full. */
  public void show() throws ClientException {
    String id = settings.words().strip();
    if (id.isEmpty()) {
      throw new ClientException(
          2, "Which record? Write show INCARNATION-SEQUENCE, as search prints it.");
    }
    JsonNode record = client.get("api/records/" + ApiClient.parameter(id));
    if (settings.json()) {
      print(record);
    } else {
      Sheet.of(record).forEach(out::println);
    }
  }

  private List<JsonNode> newest(int limit) throws ClientException {
    List<JsonNode> found = new ArrayList<>();
    String before = "";
    while (found.size() < limit) {
      int page = Math.min(PAGE, limit - found.size());
      JsonNode answer =
          client.get(
              "api/records?limit=" + page + before + "&q=" + ApiClient.parameter(settings.words()));
      answer.path("records").forEach(found::add);
      if (!answer.path("next").isNumber()) {
        break;
      }
      before = "&before=" + answer.path("next").asLong();
    }
    return found;
  }

  private void heading() {
    if (!settings.json()) {
      out.println(Line.HEADING);
    }
  }

  private void print(JsonNode record) {
    out.println(settings.json() ? safe(record.toString()) : Line.of(record));
    out.flush();
  }

  /** JSON escapes control characters below the blank only; a terminal obeys these others too. */
  private static String safe(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c >= 0x7f && c <= 0x9f) {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }
}
