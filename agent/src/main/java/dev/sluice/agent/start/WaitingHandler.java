package dev.sluice.agent.start;

import dev.sluice.bootstrap.Handler;
import dev.sluice.bootstrap.Person;
import dev.sluice.bootstrap.Present;
import dev.sluice.bootstrap.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind the door during the {@link StartWindow}: whatever begins something waits for its
 * end, then goes on to the gate. What ends or reads something goes on at once, because it belongs
 * to something that began there.
 */
final class WaitingHandler implements Handler {

  private final StartWindow window;

  WaitingHandler(StartWindow window) {
    this.window = window;
  }

  @Override
  public boolean carrying() {
    Handler next = window.await();
    return next != null && next.carrying();
  }

  @Override
  public @Nullable Person person(Present here) {
    Handler next = window.behind();
    return next == null ? null : next.person(here);
  }

  @Override
  public @Nullable Object connecting(Object source, @Nullable Object url, @Nullable Object login) {
    Handler next = window.await();
    return next == null ? window.verdict() : next.connecting(source, url, login);
  }

  @Override
  public @Nullable Throwable connected(
      Object token, Object source, @Nullable Object connection, @Nullable Throwable thrown) {
    Handler next = window.behind();
    return next == null ? null : next.connected(token, source, connection, thrown);
  }

  @Override
  public @Nullable Object inside(Object self, String method) {
    Handler next = window.await();
    return next == null ? window.verdict() : next.inside(self, method);
  }

  @Override
  public void outside(
      Object token, Object self, @Nullable Object result, @Nullable Throwable thrown) {
    Handler next = window.behind();
    if (next != null) {
      next.outside(token, self, result, thrown);
    }
  }

  @Override
  public @Nullable Object preparing(
      Object connection, @Nullable String sql, @Nullable Object second, @Nullable Object third) {
    Handler next = window.await();
    return next == null ? window.verdict() : next.preparing(connection, sql, second, third);
  }

  @Override
  public @Nullable Throwable prepared(
      Object token, Object connection, @Nullable Object statement, @Nullable Throwable thrown) {
    Handler next = window.behind();
    return next == null ? null : next.prepared(token, connection, statement, thrown);
  }

  @Override
  public @Nullable Object executing(
      Object statement, @Nullable String sql, @Nullable Object keys, int form) {
    Throwable canary = window.canaryRefusal(statement);
    if (canary != null) {
      return canary;
    }
    Handler next = window.await();
    return next == null ? window.verdict() : next.executing(statement, sql, keys, form);
  }

  @Override
  public @Nullable Throwable executed(
      Object token,
      Object statement,
      @Nullable Object result,
      long count,
      @Nullable Throwable thrown) {
    Handler next = window.behind();
    return next == null ? null : next.executed(token, statement, result, count, thrown);
  }

  @Override
  public @Nullable Object batching(Object statement, @Nullable String sql, int step) {
    Handler next = window.await();
    return next == null ? window.verdict() : next.batching(statement, sql, step);
  }

  @Override
  public void batched(Object token) {
    Handler next = window.behind();
    if (next != null) {
      next.batched(token);
    }
  }

  @Override
  public void parameter(Object statement, int index, @Nullable Object value) {
    Handler next = window.behind();
    if (next != null) {
      next.parameter(statement, index, value);
    }
  }

  @Override
  public void parameter(Object statement, int index, long value) {
    Handler next = window.behind();
    if (next != null) {
      next.parameter(statement, index, value);
    }
  }

  @Override
  public @Nullable Object fetching(Object statement, int form) {
    Handler next = window.await();
    return next == null ? window.verdict() : next.fetching(statement, form);
  }

  @Override
  public @Nullable Throwable fetched(
      Object token, Object statement, @Nullable Object resultSet, @Nullable Throwable thrown) {
    Handler next = window.behind();
    return next == null ? null : next.fetched(token, statement, resultSet, thrown);
  }

  @Override
  public @Nullable Tally tallyOf(Object resultSet) {
    Handler next = window.behind();
    return next == null ? null : next.tallyOf(resultSet);
  }

  @Override
  public @Nullable Object reading(Object masks) {
    Handler next = window.behind();
    return next == null ? null : next.reading(masks);
  }

  @Override
  public @Nullable Object readingOut(Object statement) {
    Handler next = window.await();
    return next == null ? window.verdict() : next.readingOut(statement);
  }

  @Override
  public void calendar(Object reading, @Nullable Object calendar) {
    Handler next = window.behind();
    if (next != null) {
      next.calendar(reading, calendar);
    }
  }

  @Override
  public @Nullable Object read(
      Object reading, Object source, int column, @Nullable Object value, Object declaredType) {
    Handler next = window.behind();
    return next == null ? value : next.read(reading, source, column, value, declaredType);
  }

  @Override
  public @Nullable Object read(
      Object reading,
      Object source,
      @Nullable String label,
      @Nullable Object value,
      Object declaredType) {
    Handler next = window.behind();
    return next == null ? value : next.read(reading, source, label, value, declaredType);
  }

  @Override
  public void readFailed(Object reading) {
    Handler next = window.behind();
    if (next != null) {
      next.readFailed(reading);
    }
  }

  @Override
  public Throwable readThrew(Object reading, Object source, int column, Throwable thrown) {
    Handler next = window.behind();
    return next == null ? thrown : next.readThrew(reading, source, column, thrown);
  }

  @Override
  public Throwable readThrew(
      Object reading, Object source, @Nullable String label, Throwable thrown) {
    Handler next = window.behind();
    return next == null ? thrown : next.readThrew(reading, source, label, thrown);
  }

  @Override
  public boolean wasNull(Object masks, boolean driverSays) {
    Handler next = window.behind();
    return next == null ? driverSays : next.wasNull(masks, driverSays);
  }

  @Override
  public @Nullable Object moving(Object masks) {
    Handler next = window.behind();
    return next == null ? null : next.moving(masks);
  }

  @Override
  public @Nullable Object changing(Object masks) {
    Handler next = window.behind();
    return next == null ? null : next.changing(masks);
  }

  @Override
  public void moved(Object token) {
    Handler next = window.behind();
    if (next != null) {
      next.moved(token);
    }
  }

  @Override
  public @Nullable Throwable updating(
      Object resultSet, Tally tally, int column, @Nullable String label, @Nullable Object value) {
    Handler next = window.behind();
    return next == null ? null : next.updating(resultSet, tally, column, label, value);
  }

  @Override
  public void cacheHolds(Object cache, @Nullable Object mapping) {
    Handler next = window.behind();
    if (next != null) {
      next.cacheHolds(cache, mapping);
    }
  }

  @Override
  public boolean sharesCache(@Nullable Object cache, @Nullable Object holds) {
    Handler next = window.behind();
    // Nobody was answered yet: what is in a cache, no masked reader has put there.
    return next != null && next.sharesCache(cache, holds);
  }

  @Override
  public @Nullable Throwable beyond(Object resultSet, Tally tally) {
    Handler next = window.behind();
    return next == null ? null : next.beyond(resultSet, tally);
  }

  @Override
  public @Nullable Throwable moveFailed(Tally tally, Throwable thrown) {
    Handler next = window.behind();
    return next == null ? null : next.moveFailed(tally, thrown);
  }

  @Override
  public @Nullable Object warned(Object self, Object warning) {
    Handler next = window.behind();
    return next == null ? null : next.warned(self, warning);
  }

  @Override
  public void resource(Object connection, @Nullable Object resource) {
    Handler next = window.behind();
    if (next != null) {
      next.resource(connection, resource);
    }
  }

  @Override
  public @Nullable Throwable branching(Object resource, int step) {
    Handler next = window.behind();
    return next == null ? null : next.branching(resource, step);
  }

  @Override
  public void branched(Object resource, int step, @Nullable Throwable thrown) {
    Handler next = window.behind();
    if (next != null) {
      next.branched(resource, step, thrown);
    }
  }

  @Override
  public void closing(Object connection) {
    Handler next = window.behind();
    if (next != null) {
      next.closing(connection);
    }
  }

  @Override
  public void resultClosed(Object resultSet, Tally tally) {
    Handler next = window.behind();
    if (next != null) {
      next.resultClosed(resultSet, tally);
    }
  }

  @Override
  public @Nullable Object stepping(Object connection, int step, @Nullable Object argument) {
    Handler next = window.await();
    return next == null ? window.verdict() : next.stepping(connection, step, argument);
  }

  @Override
  public @Nullable Throwable stepped(Object token, Object connection, @Nullable Throwable thrown) {
    Handler next = window.behind();
    return next == null ? null : next.stepped(token, connection, thrown);
  }

  @Override
  public void closed(Object self) {
    Handler next = window.behind();
    if (next != null) {
      next.closed(self);
    }
  }

  @Override
  public void relocated(Object connection) {
    Handler next = window.behind();
    if (next != null) {
      next.relocated(connection);
    }
  }
}
