package dev.sluice.rules.policy;

import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.policy.Rule.ClassMask;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiles policy files to a policy, or to all their problems. A pure function but for the two
 * look-ups that it is given: variables, and the files that hold keys.
 *
 * <p>Several files are joined: rules, data, databases and actors add up, and the same name twice is
 * a problem; of {@code default}, {@code mode} and {@code on-failure} the stricter wins.
 */
public final class PolicyCompiler {

  private PolicyCompiler() {}

  /** Compiles without access to files: a key given as {@code file:PATH} is a problem. */
  public static CompiledPolicy compile(
      List<PolicyText> files, Function<String, @Nullable String> variables) {
    return compile(files, variables, path -> null);
  }

  /**
   * Compiles.
   *
   * @param variables the value of a variable; null if it is not set
   * @param keyFiles the content of the file at a path; null if it cannot be read
   */
  public static CompiledPolicy compile(
      List<PolicyText> files,
      Function<String, @Nullable String> variables,
      Function<String, @Nullable String> keyFiles) {
    Problems problems = new Problems();
    Values values = new Values(problems, variables);
    if (files.isEmpty()) {
      problems.addWhole("policy", "no policy file was given.");
    }
    List<Section> roots = new ArrayList<>();
    for (PolicyText file : files) {
      Section root = Sections.root(file, values);
      if (root != null) {
        roots.add(root);
      }
    }
    byte @Nullable [] key = new KeyReader(values, keyFiles).read(roots);
    RulePolicy.Parts parts = new Sections(values).read(roots);
    if (problems.isEmpty()) {
      requireKey(roots, parts, key, problems);
    }
    if (!problems.isEmpty()) {
      return new CompiledPolicy(null, problems.sorted(files));
    }
    return new CompiledPolicy(new RulePolicy(hash(files), parts, key), List.of());
  }

  private static void requireKey(
      List<Section> roots, RulePolicy.Parts parts, byte @Nullable [] key, Problems problems) {
    if (key != null || !parts.header().enforces()) {
      return;
    }
    for (Rule rule : parts.rules()) {
      for (ClassMask mask : rule.action().masks()) {
        if (mask.spec() instanceof MaskSpec.Hash) {
          Node keys = roots.get(0).get("keys");
          problems.add(
              keys == null ? rule.place() : keys.place(),
              "key missing: keys.mask, and rule "
                  + rule.id()
                  + " masks "
                  + parts.classes().get(mask.classIndex()).name()
                  + " by hash. Set it to 32 bytes in base64, or to file:PATH.");
          return;
        }
      }
    }
  }

  private static String hash(List<PolicyText> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int i = 0; i < files.size(); i++) {
        if (i > 0) {
          digest.update((byte) 0);
        }
        digest.update(files.get(i).text().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
