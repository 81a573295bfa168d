package dev.sluice.agent.gate;

import dev.sluice.agent.call.CodeSite;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Which records tell the place in the application's code. Each that an AI asked for, and each
 * refusal; of the others the first of each text and origin, and then one in {@value #ONE_IN}: a
 * record either tells its own place or none, never that of another run. Thread safe.
 */
final class Sites {

  private static final int ONE_IN = 64;
  private static final int PLACES = 4_096;

  private final AtomicIntegerArray seen = new AtomicIntegerArray(PLACES);

  /** Hot path. The place of an execution that begins; null if none is looked for, or found. */
  @Nullable CodeSite of(Judgement judgement, long number) {
    if (judgement.actor() != ActorKind.AI
        && number % ONE_IN != 0
        && !first(hash(judgement.facts().fingerprint()) * 31 + hash(judgement.asking()))) {
      return null;
    }
    return CodeSite.look();
  }

  private static int hash(Asking asking) {
    return hash(asking.originName()) * 31 + asking.originKind().hashCode();
  }

  private static int hash(@Nullable String text) {
    return text == null ? 0 : text.hashCode();
  }

  /**
   * A bounded memory: what pushes another out is looked at again, which costs and harms nothing.
   */
  private boolean first(int key) {
    int place = (key ^ (key >>> 12)) & (PLACES - 1);
    return seen.get(place) != key && seen.getAndSet(place, key) != key;
  }

  /** Hot path. Puts a place on a record. */
  static void write(FieldWriter own, @Nullable CodeSite site) {
    if (site == null) {
      return;
    }
    own.put(Field.CODE_FUNCTION, site.function());
    if (site.line() > 0) {
      own.put(Field.CODE_LINE, site.line());
    }
    own.putIfPresent(Field.CODE_JAR, site.jar());
  }
}
