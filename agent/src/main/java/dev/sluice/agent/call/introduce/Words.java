package dev.sluice.agent.call.introduce;

import dev.sluice.rules.Actor;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Source;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, in 63 letters, which is what PostgreSQL keeps: {@code
 * sluice:ai/agent/tool/user/conversation}, a dash for what is not known, a question mark behind
 * what is only asserted. A model chooses some of these words: letters, digits and few signs are
 * left of them, so that no database reads more than a name.
 */
public final class Words {

  static final String OURS = "sluice:";

  private static final int MOST = 63;
  private static final int MOST_OF_ONE = 13;
  private static final String SIGNS = "._@+-";

  private Words() {}

  /** The words for an actor; null if nobody is known. */
  public static @Nullable String of(Actor actor) {
    if (actor.kind() == ActorKind.UNKNOWN
        && actor.agent() == null
        && actor.user() == null
        && actor.conversation() == null) {
      return null;
    }
    StringBuilder words = new StringBuilder(MOST).append(OURS).append(actor.kind().word());
    add(words, actor.agent(), MOST_OF_ONE);
    add(words, actor.tool(), MOST_OF_ONE);
    add(words, actor.user(), MOST_OF_ONE);
    add(words, actor.conversation(), MOST - words.length() - 1);
    return words.toString();
  }

  /** Whether a text is one of ours. */
  static boolean isOurs(@Nullable String text) {
    return text != null && text.startsWith(OURS);
  }

  private static void add(StringBuilder words, Actor.@Nullable Named value, int most) {
    words.append('/');
    if (value == null) {
      words.append('-');
      return;
    }
    boolean asserted = value.source() == Source.ASSERTED;
    int length = Math.min(value.value().length(), asserted ? most - 1 : most);
    for (int i = 0; i < length; i++) {
      char letter = value.value().charAt(i);
      boolean plain =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9')
              || SIGNS.indexOf(letter) >= 0;
      words.append(plain ? letter : '_');
    }
    if (asserted) {
      words.append('?');
    }
  }
}
