package dev.sluice.rules.policy;

import dev.sluice.rules.Actor;
import dev.sluice.rules.Actor.Named;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.Dialect.Folding;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Source;
import dev.sluice.rules.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * What one decision looks at: the call, the text, and the effective statement under judgement. Not
 * thread safe; made for one decision.
 */
final class Judged {

  /** Bits of {@link #reasons}: what it was that was not known. */
  static final int NOT_UNDERSTOOD = 1;

  static final int ACTOR_NOT_KNOWN = 2;
  static final int DATABASE_NOT_KNOWN = 4;

  final Header header;
  final Classes classes;
  final CallContext context;
  final Actor actor;
  final Databases.Known database;
  final boolean parseClosed;
  final boolean actorClosed;
  private final boolean maskClosed;

  /** Whether a statement fact that is not known counts as holding, for the rule at hand. */
  boolean statementClosed;

  /** Which unknowns made a condition hold since it was last set to 0. */
  int reasons;

  private @Nullable StatementFacts facts;
  private @Nullable EffectiveStatement statement;
  private Folding folding = Folding.INSENSITIVE;
  private boolean lineageKnown;
  private @Nullable Touched touched;

  Judged(Header header, Classes classes, CallContext context, Databases.Known database) {
    this.header = header;
    this.classes = classes;
    this.context = context;
    this.database = database;
    actor = context.actor();
    ActorKind kind = header.trusts(actor.kindSource()) ? actor.kind() : ActorKind.UNKNOWN;
    parseClosed = header.onParse().closedFor(kind);
    actorClosed = header.onActor().closedFor(kind);
    maskClosed = header.onMask().closedFor(kind);
    statementClosed = parseClosed;
  }

  void read(StatementFacts text) {
    facts = text;
    folding = text.dialect().folding();
    boolean known = text.outputKnown();
    for (int i = 0; i < text.output().size() && known; i++) {
      OutputColumn column = text.output().get(i);
      known = column.known();
    }
    lineageKnown = known;
  }

  /**
   * Prepares for one rule. What is said of values does not depend on {@code on-failure.parse}: a
   * statement that is let run although it is not understood still shows no value that it may not
   * show, and what it shows counts.
   */
  void begin(boolean values) {
    reasons = 0;
    statementClosed = parseClosed || (values && maskClosed);
  }

  void turnTo(EffectiveStatement next) {
    statement = next;
    touched = null;
  }

  Folding folding() {
    return folding;
  }

  /** Null in a judgement of the call alone. */
  @Nullable EffectiveStatement statement() {
    return statement;
  }

  int parameterCount() {
    return facts == null ? 0 : facts.parameterCount();
  }

  /** Whether the lists of the statement are complete. */
  boolean understood() {
    return facts != null && facts.understood() && statement != null && statement.understood();
  }

  /** Whether it is proven where the columns of the result come from. */
  boolean lineageKnown() {
    return lineageKnown && understood();
  }

  /** The classes that the statement touches; computed when first asked. */
  Touched touched() {
    Touched known = touched;
    if (known == null) {
      known = Touched.by(this);
      touched = known;
    }
    return known;
  }

  /** The answer of a first-group condition on a statement fact that is not known. */
  Truth unknownStatement() {
    if (!statementClosed) {
      return Truth.NO;
    }
    reasons |= NOT_UNDERSTOOD;
    return Truth.UNKNOWN;
  }

  /** The answer of a first-group condition on a fact about the asker that is not known. */
  Truth unknownActor() {
    if (!actorClosed) {
      return Truth.NO;
    }
    reasons |= ACTOR_NOT_KNOWN;
    return Truth.UNKNOWN;
  }

  /** The answer of a first-group condition on a fact of the database that is not known. */
  Truth unknownDatabase() {
    reasons |= DATABASE_NOT_KNOWN;
    return Truth.UNKNOWN;
  }

  boolean trusts(Source source) {
    return header.trusts(source);
  }

  /** The value of a fact; null if there is none or it is not known. */
  @Nullable String text(ContextFact fact) {
    return switch (fact) {
      case ACTOR_KIND -> actor.kind().word();
      case ACTOR_AGENT, ACTOR_TOOL, ACTOR_MODEL, ACTOR_CONVERSATION, ACTOR_USER, ACTOR_TENANT -> {
        Named named = named(fact);
        yield named == null ? null : named.value();
      }
      case ENTRY_KIND -> context.entryKind();
      case ENTRY_NAME -> context.entryName();
      case CODE_JAR -> context.codeJar();
      case ORIGIN_KIND -> context.originKind();
      case ORIGIN_NAME -> context.originName();
      case DATABASE -> database.name();
      case DATABASE_ENVIRONMENT -> database.environment();
      case DATABASE_SYSTEM -> context.database().system();
      case DATABASE_HOST -> context.database().host();
      case DATABASE_USER -> context.database().user();
      case SERVICE -> header.service();
      case ENVIRONMENT -> header.environment();
    };
  }

  /** Whether the value of a fact, if it has one, may count toward a looser verdict. */
  boolean isTrusted(ContextFact fact) {
    if (fact == ContextFact.ACTOR_KIND) {
      return trusts(actor.kindSource());
    }
    Named named = fact.isActor() ? named(fact) : null;
    return named == null || trusts(named.source());
  }

  /** Whether a fact without a value may have one that nobody told. */
  boolean mayHaveValue(ContextFact fact) {
    return switch (fact) {
      case ACTOR_AGENT, ACTOR_TOOL, ACTOR_MODEL, ACTOR_CONVERSATION -> mayBeAi();
      // Code that goes straight to JDBC has no mapper and no entity. What MyBatis sends has one,
      // and
      // in a batch of several nobody can tell which.
      case ORIGIN_NAME -> context.originKind().equals("mybatis");
      case DATABASE_HOST -> !Databases.isEmbedded(context.database().system());
      default -> true;
    };
  }

  /** A service or a person known as such has no agent, tool, model or conversation. */
  private boolean mayBeAi() {
    boolean known = actor.kind() == ActorKind.SERVICE || actor.kind() == ActorKind.HUMAN;
    return !known || !trusts(actor.kindSource());
  }

  private @Nullable Named named(ContextFact fact) {
    return switch (fact) {
      case ACTOR_AGENT -> actor.agent();
      case ACTOR_TOOL -> actor.tool();
      case ACTOR_MODEL -> actor.model();
      case ACTOR_CONVERSATION -> actor.conversation();
      case ACTOR_USER -> actor.user();
      case ACTOR_TENANT -> actor.tenant();
      default -> null;
    };
  }
}
