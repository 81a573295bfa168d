package dev.sluice.agent.config;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads settings and collects what is wrong with them. Used once, by one thread. */
final class SettingsReader {

  private static final long DEFAULT_START_WAIT_MILLIS = 10_000;
  private static final long DEFAULT_POLICY_POLL_MILLIS = 1_000;
  private static final long MAX_MILLIS = 3_600_000;

  private final Arguments arguments;
  private final Settings.Words words;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Arguments arguments, Settings.Words words) {
    this.arguments = arguments;
    this.words = words;
  }

  Settings read() throws SettingsException {
    problems.addAll(arguments.problems());
    for (String name : arguments.all().keySet()) {
      if (Key.of(name) == null && !isCommandKey(name)) {
        problems.add("unknown key: " + name + ". Known: " + knownKeys() + ".");
      }
    }
    Value policy = value(Key.POLICY);
    Settings settings =
        new Settings(
            policy == null ? null : file(policy),
            queueRoot(),
            service(),
            isClosed(Key.ON_START, false),
            isClosed(Key.ON_POLICY, true),
            millis(Key.START_WAIT, DEFAULT_START_WAIT_MILLIS),
            millis(Key.POLICY_POLL, DEFAULT_POLICY_POLL_MILLIS),
            new Settings.Asserted(
                places(Key.USER_FROM),
                places(Key.AGENT_FROM),
                places(Key.CONVERSATION_FROM),
                places(Key.TENANT_FROM)),
            isOn(Key.TELL_DATABASE));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  /** A value and where it stands. */
  private record Value(Key key, String text, String place) {}

  private @Nullable Value value(Key key) {
    String text = arguments.get(key.word);
    String place = "in the agent's arguments";
    if (text == null) {
      text = words.property(key.property());
      place = "from -D" + key.property();
    }
    if (text == null) {
      text = words.variable(key.variable());
      place = "from " + key.variable();
    }
    return text == null ? null : new Value(key, text.trim(), place);
  }

  private void wrong(String what, Value value, String advice) {
    problems.add(
        what + ": " + value.key.word + "=" + value.text + ", " + value.place + ". " + advice);
  }

  private @Nullable File file(Value value) {
    if (value.text.isEmpty() || value.text.indexOf('\0') >= 0) {
      wrong("not a path", value, "Give a file or leave the key out.");
      return null;
    }
    return new File(value.text).getAbsoluteFile();
  }

  private File queueRoot() {
    Value queue = value(Key.QUEUE);
    File given = queue == null ? null : file(queue);
    if (given != null) {
      return given;
    }
    String home = words.variable("SLUICE_HOME");
    if (home == null || home.isEmpty()) {
      String user = words.property("user.home");
      home = (user == null ? "." : user) + File.separator + ".sluice";
    }
    return new File(home, "queues").getAbsoluteFile();
  }

  private @Nullable String service() {
    Value service = value(Key.SERVICE);
    if (service != null && service.text.isEmpty()) {
      wrong("empty", service, "Name the service or leave the key out.");
    }
    return service == null ? null : service.text;
  }

  private boolean isClosed(Key key, boolean fallback) {
    Value value = value(key);
    if (value == null) {
      return fallback;
    }
    if (!value.text.equals("open") && !value.text.equals("closed")) {
      wrong("neither open nor closed", value, "Say open or closed.");
    }
    return !value.text.equals("open");
  }

  private boolean isOn(Key key) {
    Value value = value(key);
    if (value != null && !value.text.equals("on") && !value.text.equals("off")) {
      wrong("neither on nor off", value, "Say on or off.");
    }
    return value != null && value.text.equals("on");
  }

  /** {@code mdc:userId,baggage:enduser.id,header:X-User}. */
  private List<String> places(Key key) {
    List<String> places = new ArrayList<>();
    Value value = value(key);
    int start = 0;
    while (value != null && start <= value.text.length()) {
      int comma = value.text.indexOf(',', start);
      int end = comma < 0 ? value.text.length() : comma;
      String place = value.text.substring(start, end).trim();
      int colon = place.indexOf(':');
      String kind = colon < 0 ? "" : place.substring(0, colon);
      boolean known = kind.equals("mdc") || kind.equals("baggage") || kind.equals("header");
      if (!known || place.substring(colon + 1).trim().isEmpty()) {
        wrong("not a place: " + place, value, "Write mdc:KEY, baggage:KEY or header:NAME.");
      }
      places.add(place);
      start = end + 1;
    }
    return places;
  }

  /** {@code 500ms}, {@code 10s}, {@code 2m}; a bare number is seconds. */
  private long millis(Key key, long fallback) {
    Value value = value(key);
    if (value == null) {
      return fallback;
    }
    int digits = 0;
    while (digits < value.text.length()
        && value.text.charAt(digits) >= '0'
        && value.text.charAt(digits) <= '9') {
      digits++;
    }
    long unit =
        switch (value.text.substring(digits)) {
          case "ms" -> 1;
          case "", "s" -> 1_000;
          case "m" -> 60_000;
          default -> -1;
        };
    if (digits == 0
        || digits > 9
        || unit < 0
        || Long.parseLong(value.text.substring(0, digits)) > MAX_MILLIS / unit) {
      wrong("not a time of at most an hour", value, "Write 500ms, 10s or 2m.");
      return fallback;
    }
    return Long.parseLong(value.text.substring(0, digits)) * unit;
  }

  /** Keys that a command of the command line brings along. */
  private static boolean isCommandKey(String name) {
    return name.equals("command") || name.equals("answer");
  }

  private static String knownKeys() {
    StringBuilder names = new StringBuilder();
    for (Key key : Key.values()) {
      names.append(names.length() == 0 ? "" : ", ").append(key.word);
    }
    return names.toString();
  }
}
