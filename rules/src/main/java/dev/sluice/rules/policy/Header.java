package dev.sluice.rules.policy;

import dev.sluice.rules.OnFailure;
import dev.sluice.rules.Policy.AuditSettings;
import dev.sluice.rules.Source;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a policy says once for all its rules. Immutable. */
record Header(
    @Nullable String service,
    @Nullable String environment,
    Map<String, String> labels,
    boolean enforces,
    boolean allowsByDefault,
    boolean trustsInstrumented,
    boolean trustsConfigured,
    boolean trustsAsserted,
    OnFailure onParse,
    OnFailure onActor,
    OnFailure onMask,
    OnFailure onAudit,
    AuditSettings audit) {

  Header {
    labels = Map.copyOf(labels);
  }

  /** Hot path. Whether the word of such a source may loosen a verdict. */
  boolean trusts(Source source) {
    return switch (source) {
      case INSTRUMENTED -> trustsInstrumented;
      case CONFIGURED -> trustsConfigured;
      case ASSERTED -> trustsAsserted;
    };
  }

  EnumSet<Source> trusted() {
    EnumSet<Source> trusted = EnumSet.noneOf(Source.class);
    for (Source source : Source.values()) {
      if (trusts(source)) {
        trusted.add(source);
      }
    }
    return trusted;
  }
}
