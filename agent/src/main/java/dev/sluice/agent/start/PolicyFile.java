package dev.sluice.agent.start;

import dev.sluice.agent.control.PolicyRefused;
import dev.sluice.agent.control.PolicySource;
import dev.sluice.rules.Policy;
import dev.sluice.rules.policy.CompiledPolicy;
import dev.sluice.rules.policy.PolicyCompiler;
import dev.sluice.rules.policy.PolicyText;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy in a file. Not thread safe. */
final class PolicyFile implements PolicySource {

  private static final int MAX_BYTES = 4 << 20;

  private final File file;

  PolicyFile(File file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.getPath();
  }

  @Override
  public Policy read() throws PolicyRefused {
    String text;
    try {
      text = text(file);
    } catch (IOException e) {
      throw new PolicyRefused(
          "the policy cannot be read: policy="
              + file
              + ", "
              + reason(e)
              + ". Give a file that this user can read.");
    }
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            List.of(new PolicyText(name(), text)), PolicyFile::variable, PolicyFile::key);
    Policy policy = compiled.policy();
    if (policy == null) {
      throw new PolicyRefused("the policy has problems:\n" + compiled.report().stripTrailing());
    }
    return policy;
  }

  @Override
  public String stamp() {
    return file.lastModified() + ":" + file.length();
  }

  private String reason(IOException e) {
    if (!file.exists()) {
      return "there is no such file";
    }
    return file.isDirectory() ? "it is a directory" : String.valueOf(e.getMessage());
  }

  private static String text(File file) throws IOException {
    byte[] bytes;
    try (InputStream in = new FileInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it is larger than " + MAX_BYTES + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8", e);
    }
  }

  private static @Nullable String variable(String name) {
    String value = System.getenv(name);
    return value == null ? System.getProperty(name) : value;
  }

  private static @Nullable String key(String path) {
    try {
      return text(new File(path));
    } catch (IOException unreadable) {
      // The compiler reports the place in the policy that names the file.
      return null;
    }
  }
}
