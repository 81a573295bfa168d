package dev.sluice.agent.gate;

import dev.sluice.rules.mask.Sanitizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said before a statement: by the user to the model, and by the model to the tool. In
 * memory as it was, in records sanitized. Compared by what was said; thread safe.
 */
final class Said {

  /** Nothing is known. */
  static final Said NOTHING = new Said(null, null);

  /** Where the doorbells cut. */
  private static final int CUT = 2_000;

  private static final int MAX_LENGTH = 1_000;

  private final @Nullable String purpose;
  private final @Nullable String arguments;
  private volatile @Nullable String cleanPurpose;
  private volatile @Nullable String cleanArguments;

  private Said(@Nullable String purpose, @Nullable String arguments) {
    this.purpose = purpose;
    this.arguments = arguments;
  }

  static Said of(@Nullable String purpose, @Nullable String arguments) {
    return purpose == null && arguments == null ? NOTHING : new Said(purpose, arguments);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Said said
        && Objects.equals(purpose, said.purpose)
        && Objects.equals(arguments, said.arguments);
  }

  @Override
  public int hashCode() {
    return Objects.hash(purpose, arguments);
  }

  /** The user's request; null if unknown. */
  @Nullable String purpose() {
    String known = cleanPurpose;
    if (known == null && purpose != null) {
      known = Sanitizer.sanitize(purpose, CUT, MAX_LENGTH);
      cleanPurpose = known;
    }
    return known;
  }

  /** The tool's arguments; null if unknown. */
  @Nullable String arguments() {
    String known = cleanArguments;
    if (known == null && arguments != null) {
      known = Sanitizer.sanitize(arguments, CUT, MAX_LENGTH);
      cleanArguments = known;
    }
    return known;
  }
}
