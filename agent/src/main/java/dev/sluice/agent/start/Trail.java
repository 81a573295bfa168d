package dev.sluice.agent.start;

import dev.sluice.agent.audit.AuditSettings;
import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.audit.queue.ChronicleAccess;
import dev.sluice.agent.audit.queue.QueueTransportFactory;
import dev.sluice.agent.audit.segment.SegmentTransportFactory;
import dev.sluice.agent.audit.trail.AuditTrail;
import dev.sluice.agent.config.Settings;
import dev.sluice.agent.control.NoRecords;
import dev.sluice.agent.control.Notices;
import dev.sluice.agent.control.PolicyInForce;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as the agent holds it: open, or impossible. Its ring takes records at once; its
 * writer, which touches logging and JMX, starts when the application has done so itself.
 */
final class Trail {

  /**
   * Once a driver is loaded the application has set its logging up. The rest of the wait is for
   * programs that end at once: their records are safe in the ring, and a writer in the middle of
   * its start would only hold up their end.
   */
  private static final long AFTER_JDBC_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Without a driver this much time has to do. */
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** The same where the application brings a log manager of its own, which has to come first. */
  private static final long OWN_LOGGING_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final @Nullable AuditTrail opened;
  private final RecordSink sink;
  private final String problem;
  private final Instrumentation instrumentation;
  private final long openedNanos = System.nanoTime();
  private long jdbcSeenNanos;
  private boolean jdbc;
  private boolean started;

  private Trail(
      @Nullable AuditTrail opened,
      RecordSink sink,
      String problem,
      Instrumentation instrumentation) {
    this.opened = opened;
    this.sink = sink;
    this.problem = problem;
    this.instrumentation = instrumentation;
  }

  static Trail open(
      Settings settings, PolicyInForce policy, Notices notices, Instrumentation instrumentation) {
    String service = serviceName(settings, policy);
    AuditTrail.Opening opening =
        AuditTrail.open(
            AuditSettings.of(settings.queueRoot(), service),
            List.of(new QueueTransportFactory(), new SegmentTransportFactory()),
            Hello.record(service, policy.snapshot()),
            notices::say);
    if (opening instanceof AuditTrail.Opening.Opened done) {
      return new Trail(done.trail(), done.trail().sink(), "", instrumentation);
    }
    String message = ((AuditTrail.Opening.Refused) opening).message();
    notices.say("No records can be written: " + message + ". on-failure.audit decides meanwhile.");
    return new Trail(null, new NoRecords(), message, instrumentation);
  }

  private static String serviceName(Settings settings, PolicyInForce policy) {
    if (settings.service() != null) {
      return settings.service();
    }
    String told = policy.get().service();
    return told == null || told.isBlank() ? Hello.mainName() : told;
  }

  RecordSink sink() {
    return sink;
  }

  Incarnation incarnation() {
    return opened == null ? new Incarnation(0, 0) : opened.incarnation();
  }

  /** Publishes a record of the agent's own. */
  void record(RecordType type, FieldWriter own) {
    sink.publish(type, RecordSink.NONE, RecordSink.NONE, RecordSink.NONE, own);
  }

  /** Whether the ring is full and nobody empties it yet: who publishes now waits. */
  boolean isFullBeforeStart() {
    return !started && opened != null && !sink.accepts();
  }

  /**
   * Lets the writer start once the application is past the start of its own logging, or has filled
   * the ring before.
   */
  void startWhenQuiet(boolean jdbcSeen) {
    if (started || opened == null) {
      return;
    }
    long now = System.nanoTime();
    if (jdbcSeen && !jdbc) {
      jdbc = true;
      jdbcSeenNanos = now;
    }
    long patience =
        System.getProperty("java.util.logging.manager") == null ? QUIET_NANOS : OWN_LOGGING_NANOS;
    if (isFullBeforeStart()
        || now - openedNanos > patience
        || (jdbc && now - jdbcSeenNanos > AFTER_JDBC_NANOS)) {
      started = true;
      ChronicleAccess.open(instrumentation);
      opened.start();
    }
  }

  /** Over the quota: true deletes the oldest records, false stops writing. */
  void dropOldest(boolean drops) {
    if (opened != null) {
      opened.dropOldest(drops);
    }
  }

  /** For the report: where records go; null if they go nowhere. */
  @Nullable String place() {
    return opened == null ? null : opened.directory() + " (" + opened.state() + ")";
  }

  /** Why there is no trail. */
  String problem() {
    return problem;
  }

  void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
