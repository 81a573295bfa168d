package dev.sluice.agent.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code attach}, {@code status}, {@code reload}, {@code mode}: what is said to the agent in
 * another JVM. The answer comes back in a file that only the owner of that JVM can read.
 */
final class RemoteCommand {

  /** HotSpot cuts what is longer. */
  private static final int MAX_ARGUMENT_CHARACTERS = 900;

  private static final int FAILED = 1;

  private RemoteCommand() {}

  static int run(String command, List<String> words) {
    try {
      TargetJvm.requireAttachInterface();
      long pid = pid(command, words);
      Map<String, String> arguments = arguments(command, words.subList(1, words.size()));
      TargetJvm target = TargetJvm.find(pid);
      try (AnswerFile answer = AnswerFile.createFor(pid)) {
        arguments.put("answer", answer.path());
        target.say(text(arguments), !command.equals("attach"));
        return answer.await(target);
      }
    } catch (CommandFailure failure) {
      System.err.println("Sluice: " + failure.getMessage());
      return failure.exit();
    }
  }

  private static long pid(String command, List<String> words) throws CommandFailure {
    if (words.isEmpty()) {
      throw new CommandFailure(CommandLine.USAGE, command + " needs the id of a process.");
    }
    try {
      return Long.parseLong(words.get(0));
    } catch (NumberFormatException e) {
      throw new CommandFailure(
          CommandLine.USAGE,
          "not a process id: " + words.get(0) + ". jcmd -l lists the JVMs of this user.");
    }
  }

  private static Map<String, String> arguments(String command, List<String> words)
      throws CommandFailure {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("command", command);
    switch (command) {
      case "mode" -> {
        if (words.size() != 1
            || !(words.get(0).equals("observe") || words.get(0).equals("enforce"))) {
          throw new CommandFailure(CommandLine.USAGE, "mode needs observe or enforce.");
        }
        arguments.put("mode", words.get(0));
      }
      case "attach" -> {
        for (String word : words) {
          setting(arguments, word);
        }
      }
      default -> {
        if (!words.isEmpty()) {
          throw new CommandFailure(CommandLine.USAGE, command + " takes the process id alone.");
        }
      }
    }
    return arguments;
  }

  private static void setting(Map<String, String> arguments, String word) throws CommandFailure {
    int equals = word.indexOf('=');
    String key = equals < 0 ? word : word.substring(0, equals);
    if (equals <= 0 || key.equals("command") || key.equals("answer")) {
      throw new CommandFailure(CommandLine.USAGE, "not key=value: " + word + ".");
    }
    String value = word.substring(equals + 1);
    if (key.equals("policy") || key.equals("queue")) {
      // The other JVM has another working directory.
      value = new File(value).getAbsolutePath();
    }
    if (value.indexOf('"') >= 0) {
      throw new CommandFailure(CommandLine.USAGE, "a double quote cannot be passed on: " + word);
    }
    arguments.put(key, value);
  }

  private static String text(Map<String, String> arguments) throws CommandFailure {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> each : arguments.entrySet()) {
      pairs.add(each.getKey() + "=\"" + each.getValue() + '"');
    }
    String text = String.join(",", pairs);
    if (text.length() > MAX_ARGUMENT_CHARACTERS) {
      throw new CommandFailure(
          FAILED,
          "the settings are too long for an attach: characters="
              + text.length()
              + ", at most "
              + MAX_ARGUMENT_CHARACTERS
              + ". Use shorter paths.");
    }
    return text;
  }
}
