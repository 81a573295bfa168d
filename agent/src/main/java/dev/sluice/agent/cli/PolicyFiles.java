package dev.sluice.agent.cli;

import dev.sluice.rules.policy.CompiledPolicy;
import dev.sluice.rules.policy.PolicyCompiler;
import dev.sluice.rules.policy.PolicyText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files that a command names. */
final class PolicyFiles {

  private PolicyFiles() {}

  /** Compiles the files, joined. */
  static CompiledPolicy compile(List<String> names) throws CommandFailure {
    List<PolicyText> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(new PolicyText(name, read("policy", name)));
    }
    return PolicyCompiler.compile(texts, PolicyFiles::variable, PolicyFiles::keyFile);
  }

  /** The text of a file in UTF-8. */
  static String read(String what, String name) throws CommandFailure {
    try {
      return Files.readString(Path.of(name));
    } catch (NoSuchFileException missing) {
      throw Options.failure("no such file: " + what + "=" + name + ". Check the path.");
    } catch (MalformedInputException notText) {
      throw Options.failure("not a text in UTF-8: " + what + "=" + name + ".");
    } catch (IOException | InvalidPathException unreadable) {
      throw Options.failure(
          "file cannot be read: " + what + "=" + name + " (" + unreadable + "). Check its rights.");
    }
  }

  private static @Nullable String variable(String name) {
    String property = System.getProperty(name);
    return property == null ? System.getenv(name) : property;
  }

  private static @Nullable String keyFile(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException | InvalidPathException unreadable) {
      // The compiler says where the path stands and what to do.
      return null;
    }
  }
}
