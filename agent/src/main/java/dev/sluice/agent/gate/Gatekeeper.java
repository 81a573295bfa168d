package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.KnownDrivers;
import dev.sluice.agent.call.States;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Handler;
import dev.sluice.bootstrap.Person;
import dev.sluice.bootstrap.Present;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.Policy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the {@link dev.sluice.bootstrap.Door}: turns what the advice tells into calls of the
 * gate. Thread safe. Never throws: what goes wrong inside becomes a refusal when the policy
 * enforces.
 */
public final class Gatekeeper extends Readers implements Handler {

  private static final int MOST_FIELDLESS = 200_000;

  private final Supplier<Policy> policy;
  private final GateParts parts;
  private final States states;
  private final Connections connections;
  private final Branches branches;
  private final Connecting connecting;
  private final Recorder recorder;
  private final Gate gate;
  private final Aside aside;
  private final Transactions transactions;
  private final RowChanges rowChanges;
  private final SharedCaches caches;

  /** A gate of these parts. */
  public Gatekeeper(GateParts parts) {
    super(new States(MOST_FIELDLESS));
    this.states = states();
    this.parts = parts;
    this.policy = parts.policy();
    this.connections = new Connections(states, parts.catalogs());
    this.recorder = new Recorder(parts);
    this.gate = new Gate(parts, states, connections, recorder);
    this.rowChanges = new RowChanges(gate, policy);
    this.caches = new SharedCaches(parts, connections);
    this.aside = new Aside(gate, parts, recorder, connections);
    this.transactions = new Transactions(connections, recorder, policy);
    this.branches = new Branches(states, recorder, policy);
    this.connecting = new Connecting(parts, connections, branches, gate);
  }

  /** What this thread does from here on is the agent's own: neither judged, recorded nor masked. */
  public static void beginOwnWork() {
    CallStack.current().beginOwnWork();
  }

  /** Ends what the last {@link #beginOwnWork()} of this thread began. */
  public static void endOwnWork() {
    CallStack.current().endOwnWork();
  }

  /** Lets go of what is gone; to be called now and then by a thread of the agent. */
  public int doWork() {
    return states.doWork();
  }

  /**
   * The agent came into a JVM that was running: result sets may be open of which nothing is known.
   * From now on their values follow {@code on-failure.mask}.
   */
  public void attached() {
    gate.results().expectUnknown();
    Door.fieldless = true;
  }

  @Override
  public boolean carrying() {
    return parts.unguarded().carry();
  }

  @Override
  public @Nullable Person person(Present here) {
    return parts.who().person(here);
  }

  @Override
  public @Nullable Object connecting(Object source, @Nullable Object url, @Nullable Object login) {
    CallStack stack = CallStack.current();
    return stack.ownWork() ? null : connecting.begin(stack, source, url, login);
  }

  @Override
  public @Nullable Throwable connected(
      Object token, Object source, @Nullable Object connection, @Nullable Throwable thrown) {
    Frame frame = (Frame) token;
    CallStack stack = frame.stack;
    Connecting.Made made = Connecting.end(frame);
    if (thrown != null || !(connection instanceof Connection fresh)) {
      return null;
    }
    try {
      return connecting.connected(stack, source, fresh, made);
    } catch (Throwable failure) { // see failed(): a refusal, never silence
      return failed(stack, failure);
    }
  }

  @Override
  public @Nullable Object inside(Object self, String method) {
    CallStack stack = CallStack.current();
    if (stack.ownWork()) {
      return null;
    }
    Frame frame = stack.push(Kind.INSIDE);
    frame.sql = method;
    return frame;
  }

  @Override
  public void outside(
      Object token, Object self, @Nullable Object result, @Nullable Throwable thrown) {
    Frame frame = (Frame) token;
    String method = frame.sql;
    frame.stack.pop(frame);
    if (result instanceof ResultSet own && Door.fieldless) {
      gate.results().free(own);
    }
    if (method != null && (method.equals("setSchema") || method.equals("setCatalog"))) {
      relocated(self);
    }
  }

  @Override
  public void relocated(Object connection) {
    ConnectionState state = connections.known(connection);
    if (state != null) {
      state.pathChanged();
    }
  }

  @Override
  public @Nullable Object preparing(
      Object connection, @Nullable String sql, @Nullable Object second, @Nullable Object third) {
    CallStack stack = CallStack.current();
    if (passes(stack, connection) || !(connection instanceof Connection by)) {
      return null;
    }
    int depth = stack.depth();
    try {
      return gate.statements().preparing(stack, by, sql, second, third);
    } catch (Throwable failure) { // see failed()
      stack.cutTo(depth);
      return failed(stack, failure);
    }
  }

  @Override
  public @Nullable Throwable prepared(
      Object token, Object connection, @Nullable Object statement, @Nullable Throwable thrown) {
    Frame frame = (Frame) token;
    CallStack stack = frame.stack;
    if (thrown != null || !(statement instanceof Statement made)) {
      stack.pop(frame);
      return null;
    }
    int depth = frame.index;
    try {
      return gate.statements().prepared(stack, frame, (Connection) connection, made);
    } catch (Throwable failure) { // see failed()
      stack.cutTo(depth);
      return failed(stack, failure);
    }
  }

  @Override
  public @Nullable Object executing(
      Object statement, @Nullable String sql, @Nullable Object keys, int form) {
    CallStack stack = CallStack.current();
    if (passes(stack, statement)) {
      return null;
    }
    int depth = stack.depth();
    try {
      if (form == Door.FORM_ASIDE) {
        return aside.begin(stack, statement, sql, keys);
      }
      if (!(statement instanceof Statement self)) {
        return null;
      }
      return gate.executing(stack, self, sql, keys, form);
    } catch (Throwable failure) { // see failed()
      stack.cutTo(depth);
      return failed(stack, failure);
    }
  }

  @Override
  public @Nullable Throwable executed(
      Object token,
      Object statement,
      @Nullable Object result,
      long count,
      @Nullable Throwable thrown) {
    Frame frame = (Frame) token;
    CallStack stack = frame.stack;
    int depth = frame.index;
    ConnectionState connection = frame.connection;
    boolean limited = frame.execution != null && frame.execution.bounds != null;
    try {
      if (frame.kind == Kind.ASIDE) {
        return aside.end(stack, frame, statement, result, thrown);
      }
      frame.count = count;
      return gate.executed(stack, frame, result, thrown);
    } catch (Throwable failure) { // see failed()
      stack.cutTo(depth);
      if (connection != null) {
        connection.held().forget(); // what it left behind was not followed
      }
      return limited || result instanceof ResultSet ? failed(stack, failure) : null;
    }
  }

  @Override
  public @Nullable Object batching(Object statement, @Nullable String sql, int step) {
    CallStack stack = CallStack.current();
    if (passes(stack, statement) || !(statement instanceof Statement self)) {
      return null;
    }
    int depth = stack.depth();
    try {
      return gate.batching(stack, self, sql, step);
    } catch (Throwable failure) { // see failed()
      stack.cutTo(depth);
      return failed(stack, failure);
    }
  }

  @Override
  public void batched(Object token) {
    Frame frame = (Frame) token;
    frame.stack.pop(frame);
  }

  @Override
  public void parameter(Object statement, int index, @Nullable Object value) {
    StatementState state = states.get(statement, StatementState.class);
    if (state != null) {
      gate.writeBack().note(state, index, value, policy.get());
    }
    if (policy.get().followsValues()) {
      gate.byValue().bound(state, index, value);
    }
    Parameters parameters = Parameters.of(state, policy);
    if (parameters != null) {
      parameters.set(index, value);
    }
  }

  @Override
  public void parameter(Object statement, int index, long value) {
    StatementState state = states.get(statement, StatementState.class);
    if (state != null) {
      gate.writeBack().note(state, index, value, policy.get());
    }
    if (policy.get().followsValues()) {
      gate.byValue().bound(state, index, value);
    }
    Parameters parameters = Parameters.of(state, policy);
    if (parameters != null) {
      parameters.set(index, value);
    }
  }

  @Override
  public @Nullable Object fetching(Object statement, int form) {
    CallStack stack = CallStack.current();
    if (passes(stack, statement) || !(statement instanceof Statement self)) {
      return null;
    }
    return gate.fetches().fetching(stack, self, form);
  }

  @Override
  public @Nullable Throwable fetched(
      Object token, Object statement, @Nullable Object resultSet, @Nullable Throwable thrown) {
    Frame frame = (Frame) token;
    CallStack stack = frame.stack;
    int depth = frame.index;
    try {
      return gate.fetches().fetched(stack, frame, thrown == null ? resultSet : null);
    } catch (Throwable failure) { // see failed()
      stack.cutTo(depth);
      return failed(stack, failure);
    }
  }

  @Override
  public @Nullable Tally tallyOf(Object resultSet) {
    Tally known = gate.results().tally(resultSet);
    if (known != null || !(resultSet instanceof ResultSet unknown)) {
      return known;
    }
    return passes(CallStack.current(), resultSet)
        ? null
        : gate.results().unknown(unknown, policy.get());
  }

  @Override
  public void resultClosed(Object resultSet, Tally tally) {
    gate.results().closed(resultSet, tally);
    if (tally.execution instanceof Execution execution) {
      if (execution.tally == tally) {
        recorder.outcome(execution, null, -1, "closed");
      }
    }
  }

  @Override
  public @Nullable Object stepping(Object connection, int step, @Nullable Object argument) {
    CallStack stack = CallStack.current();
    if (passes(stack, connection) || !(connection instanceof Connection by)) {
      return null;
    }
    String rule = transactions.spoilt(by, step, argument);
    return rule == null
        ? transactions.stepping(stack, by, step, argument)
        : gate.refuse(stack, connections.known(by), rule, Spoilt.SENTENCE);
  }

  @Override
  public @Nullable Throwable stepped(Object token, Object connection, @Nullable Throwable thrown) {
    Frame frame = (Frame) token;
    CallStack stack = frame.stack;
    int depth = frame.index;
    try {
      return transactions.stepped(stack, frame, (Connection) connection, thrown);
    } catch (Throwable failure) { // the step is done; what is lost is the record of it
      stack.cutTo(depth);
      return null;
    }
  }

  @Override
  public void resource(Object connection, @Nullable Object resource) {
    if (resource != null) {
      branches.resource(connection, resource);
    }
  }

  @Override
  public @Nullable Throwable branching(Object resource, int step) {
    return branches.begins(resource, step);
  }

  @Override
  public void branched(Object resource, int step, @Nullable Throwable thrown) {
    branches.ended(resource, step, thrown);
  }

  @Override
  public @Nullable Throwable updating(
      Object resultSet, Tally tally, int column, @Nullable String label, @Nullable Object value) {
    CallStack stack = CallStack.current();
    if (stack.ownWork() || !(resultSet instanceof ResultSet rows)) {
      return null;
    }
    try {
      return rowChanges.updating(stack, rows, tally, new RowChanges.Cell(column, label, value));
    } catch (Throwable failure) { // see failed()
      return failed(stack, failure);
    }
  }

  @Override
  public void cacheHolds(Object cache, @Nullable Object mapping) {
    caches.holds(cache, mapping);
  }

  @Override
  public boolean sharesCache(@Nullable Object cache, @Nullable Object holds) {
    return caches.shares(cache, holds);
  }

  @Override
  public @Nullable Throwable beyond(Object resultSet, Tally tally) {
    CallStack stack = CallStack.current();
    if (!(tally.execution instanceof Execution execution)
        || !(resultSet instanceof ResultSet rows)
        || stack.ownWork()) {
      return null;
    }
    try {
      return gate.limiter().beyond(stack, execution, rows, tally);
    } catch (Throwable failure) { // see failed()
      return failed(stack, failure);
    }
  }

  @Override
  public void closing(Object self) {
    ConnectionState connection = connections.known(self);
    if (connection != null && connection.spoiltBy() != null && connection.physical() == self) {
      Spoilt.rollBack(CallStack.current(), connection);
    }
  }

  @Override
  public void closed(Object self) {
    StatementState statement = states.get(self, StatementState.class);
    if (statement != null) {
      gate.ended(statement, "closed");
      return;
    }
    ConnectionState connection = connections.known(self);
    if (connection != null) {
      gate.ended(connection);
      if (connection.physical() == self) {
        Spoilt.closed(CallStack.current(), connection, transactions);
      } else if (connection.spoiltBy() != null) {
        Spoilt.returned(CallStack.current(), connection);
      }
    }
  }

  /**
   * Hot path. True if what runs now is the agent's own work or a driver's own question: made inside
   * the driver's own method, on an object of the driver's own, not on a wrapper that other code
   * might use there.
   */
  private boolean passes(CallStack stack, Object self) {
    if (stack.ownWork()) {
      return true;
    }
    Frame top = stack.top();
    if (top == null || (top.kind != Kind.INSIDE && top.kind != Kind.CONNECT)) {
      return false;
    }
    if (top.kind == Kind.INSIDE) {
      return KnownDrivers.made(self);
    }
    return top.self != null
        && KnownDrivers.made(top.self)
        && KnownDrivers.made(self)
        && states.get(self, Object.class) == null;
  }

  /** Sluice itself failed: what it could not judge does not run, unless it only observes. */
  private @Nullable Throwable failed(CallStack stack, Throwable failure) {
    boolean enforces;
    try {
      enforces = policy.get().enforces();
    } catch (Throwable noPolicy) { // as if it enforced
      enforces = true;
    }
    if (!enforces) {
      return null;
    }
    String sentence = "Sluice could not judge it: " + failure.getClass().getName() + ".";
    try {
      return gate.refuse(stack, null, "on-failure.parse", sentence);
    } catch (Throwable again) { // without a record then
      return Refusal.of("on-failure.parse", sentence, parts.incarnation(), -1);
    }
  }
}
