package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.KnownDrivers;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * What happens while a driver or a data source hands out a connection: the physical one gets its
 * state, a wrapper shares it, and a driver that is not guarded is refused where the start was to be
 * closed. Thread safe.
 */
final class Connecting {

  private final GateParts parts;
  private final Connections connections;
  private final Branches branches;
  private final Gate gate;

  Connecting(GateParts parts, Connections connections, Branches branches, Gate gate) {
    this.parts = parts;
    this.branches = branches;
    this.connections = connections;
    this.gate = gate;
  }

  /** What a finished frame knew: the state that an inner call made, the url and the login. */
  record Made(@Nullable ConnectionState state, @Nullable String url, @Nullable Object login) {}

  /** A connection is asked for. */
  Frame begin(CallStack stack, Object source, @Nullable Object url, @Nullable Object login) {
    if (source instanceof PooledConnection) {
      branches.handingOut(stack, source);
    }
    Frame frame = stack.push(Kind.CONNECT);
    frame.sql = url instanceof String text ? text : null;
    frame.argument = login;
    frame.self = source;
    return frame;
  }

  /** It was handed out, or not. The frame is not to be used afterwards. */
  static Made end(Frame frame) {
    Made made = new Made(frame.connection, frame.sql, frame.argument);
    frame.stack.pop(frame);
    return made;
  }

  /** It was handed out. Returns what is to be thrown instead. */
  @Nullable Throwable connected(CallStack stack, Object source, Connection fresh, Made made) {
    String reason = parts.unguarded().reason(fresh.getClass());
    if (reason != null && parts.startedClosed() && parts.policy().get().enforces()) {
      close(fresh);
      return gate.refuse(stack, null, "on-start", "The driver is not guarded: " + reason);
    }
    ConnectionState state = connections.known(fresh);
    if (state == null && made.state() != null && source instanceof Driver) {
      connections.share(fresh, made.state());
      state = made.state();
    } else if (state == null && (source instanceof Driver || KnownDrivers.made(fresh))) {
      state = connections.fresh(stack, fresh, made.url(), made.login());
    }
    if (state != null && source instanceof PooledConnection) {
      branches.handedOut(source, state);
    }
    Frame outer = stack.top();
    if (outer != null && outer.kind == Kind.CONNECT && state != null) {
      outer.connection = state;
    }
    return null;
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyUseless) {
      // the refusal that follows says more than the driver's trouble with closing
    }
  }
}
