package dev.sluice.rules.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The policy for a JVM that was given none: it observes, and refuses nothing. */
public final class StarterPolicy {

  private static final String RESOURCE = "starter-policy.yaml";

  private StarterPolicy() {}

  /** The text of the built-in policy. */
  public static PolicyText text() {
    try (InputStream in = StarterPolicy.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource missing from this jar: name=" + RESOURCE);
      }
      return new PolicyText(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("resource cannot be read: name=" + RESOURCE, e);
    }
  }

  /** The built-in policy, compiled. */
  public static CompiledPolicy compile() {
    return PolicyCompiler.compile(List.of(text()), name -> null);
  }
}
