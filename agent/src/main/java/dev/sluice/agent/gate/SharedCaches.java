package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.Entry;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the caches of ORMs that threads share: whoever reads everything that such a cache
 * holds as it is. Who is masked is answered by the database alone, under a plan of its own, and
 * what was read for it is not kept for others. So a cache holds nothing but clear values, and
 * answers nobody who would not read them. Thread safe.
 *
 * <p>Of a hit nobody knows from which database it came: masks that hold on any of those that this
 * JVM is connected to count.
 */
final class SharedCaches {

  private static final int LONGEST_NAME = 200;

  private final GateParts parts;
  private final Connections connections;
  private final ConnectionState unknown;
  private final Map<Object, List<String>> tables = new WeakHashMap<>();
  private volatile @Nullable Word anything;

  SharedCaches(GateParts parts, Connections connections) {
    this.parts = parts;
    this.connections = connections;
    this.unknown = connections.unknown("postgresql");
  }

  /** Whether any mask is in force for an asker. */
  private record Word(Policy policy, Asking asking, int databases, boolean shares) {}

  /** A cache holds rows of what a mapping of Hibernate tells. */
  void holds(Object cache, @Nullable Object mapping) {
    synchronized (tables) {
      if (tables.containsKey(cache)) {
        return;
      }
    }
    Object spaces = ForeignValue.of(mapping, "getQuerySpaces");
    spaces = spaces == null ? ForeignValue.of(mapping, "getCollectionSpaces") : spaces;
    List<String> names = names(spaces);
    if (!names.isEmpty()) {
      synchronized (tables) {
        tables.put(cache, names);
      }
    }
  }

  /**
   * Whether a shared cache may answer who asks now, and keep what was read for it.
   *
   * @param cache one of which {@link #holds} told; or null
   * @param holds a query's text, or names of tables; null if not known
   */
  boolean shares(@Nullable Object cache, @Nullable Object holds) {
    Policy policy = parts.policy().get();
    CallStack stack = CallStack.current();
    if (!policy.enforces() || stack.ownWork()) {
      return true;
    }
    try {
      if (sharesAnything(policy)) {
        return true;
      }
      return holds instanceof String sql
          ? isClear(sql, policy)
          : areClear(cache == null ? names(holds) : tablesOf(cache), policy);
    } catch (RuntimeException | StackOverflowError failure) { // then the database answers
      return false;
    }
  }

  private List<String> tablesOf(Object cache) {
    synchronized (tables) {
      List<String> names = tables.get(cache);
      return names == null ? List.of() : names;
    }
  }

  private boolean areClear(List<String> names, Policy policy) {
    if (names.isEmpty()) {
      return false; // of what is not known the masks of this asker may be in force
    }
    for (String name : names) {
      // A space may be the text of a query, for what is mapped to one.
      String from = name.indexOf(' ') < 0 ? name : "(" + name + ") t";
      if (!isClear("SELECT * FROM " + from, policy)) {
        return false;
      }
    }
    return true;
  }

  /** Whether no mask at all is in force for who asks now, on any database. */
  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  private boolean sharesAnything(Policy policy) {
    Asking asking = parts.who().current();
    List<ConnectionState> databases = connections.databases();
    Word last = anything;
    if (last != null
        && last.policy == policy
        && last.asking.equals(asking)
        && last.databases == databases.size()
        && !policy.dependsOnTime()
        && !policy.needsCodeJar()) {
      return last.shares;
    }
    boolean shares = isClear(Originals.UNKNOWN, policy);
    anything = new Word(policy, asking, databases.size(), shares);
    return shares;
  }

  /** Whether who asks now reads what a query gives as it is, on each database. */
  private boolean isClear(String sql, Policy policy) {
    Asking asking = parts.who().current();
    Entry entry = policy.needsCodeJar() ? Entry.look() : Entry.UNKNOWN;
    List<ConnectionState> seen = connections.databases();
    // What is in a cache before a connection was seen came from a database that nobody knows.
    for (ConnectionState connection : seen.isEmpty() ? List.of(unknown) : seen) {
      StatementFacts facts = parts.facts().facts(sql, connection.apart());
      CallContext context = context(connection, asking, entry, asking.actor());
      Actor actor = policy.declaredActor(context);
      if (!actor.equals(context.actor())) {
        context = context(connection, asking, entry, actor);
      }
      MaskPlan masks = policy.decide(facts, context).masks();
      if (!masks.isEmpty() && !masks.observed()) {
        return false;
      }
    }
    return true;
  }

  private static CallContext context(
      ConnectionState connection, Asking asking, Entry entry, Actor actor) {
    return new CallContext(
        actor,
        connection.database(),
        entry.kind(),
        entry.name(),
        entry.codeJar(),
        asking.originKind(),
        asking.originName(),
        Instant.now());
  }

  private static List<String> names(@Nullable Object told) {
    List<String> names = new ArrayList<>();
    if (told instanceof Object[] array) {
      for (Object each : array) {
        add(each, names);
      }
    } else if (told instanceof Collection<?> collection) {
      for (Object each : collection) {
        add(each, names);
      }
    }
    return List.copyOf(names);
  }

  private static void add(@Nullable Object name, List<String> names) {
    if (name instanceof String text && text.length() <= LONGEST_NAME) {
      names.add(text);
    } else {
      names.add("?");
    }
  }
}
