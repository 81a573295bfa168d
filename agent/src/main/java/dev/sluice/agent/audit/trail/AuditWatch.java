package dev.sluice.agent.audit.trail;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.audit.ring.RecordRing;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the writer from a thread of its own: space on the volume, an append that hangs, the
 * clock, the heartbeat. Not thread safe, except {@link #dropOldest}.
 */
final class AuditWatch {

  static final long SPACE_NANOS = TimeUnit.SECONDS.toNanos(1);
  static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long HUNG_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long REPLACE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final TrailContext context;
  private final RecordRing ring;
  private final SpaceGuard guard;
  private final Runnable replaceWriter;
  private final FieldWriter body = new FieldWriter(256);
  private volatile boolean dropsOldest;
  private boolean started;
  private long lastSpace;
  private long lastHeartbeat;
  private long lastReplacement;
  private boolean replaced;
  private long heartbeatLost;
  private int dropped;

  AuditWatch(TrailContext context, RecordRing ring, SpaceGuard guard, Runnable replaceWriter) {
    this.context = context;
    this.ring = ring;
    this.guard = guard;
    this.replaceWriter = replaceWriter;
  }

  /** Over the quota: true deletes the oldest files, false stops writing. */
  void dropOldest(boolean drops) {
    dropsOldest = drops;
  }

  /** One round. */
  void doWork(long now, @Nullable AuditWriter writer) {
    if (!started) {
      started = true;
      lastSpace = now - SPACE_NANOS;
      lastHeartbeat = now;
    }
    ring.setClock();
    // Free space in every round, because a queue can grow by hundreds of megabytes in a second.
    boolean lowOnSpace = guard.isBelowFloor();
    if (now - lastSpace >= SPACE_NANOS || lowOnSpace) {
      lastSpace = now;
      lookForSpace();
    }
    boolean newLoss = ring.lost() != heartbeatLost && ring.accepts();
    if (now - lastHeartbeat >= HEARTBEAT_NANOS || newLoss) {
      lastHeartbeat = now;
      beat();
    }
    if (writer != null) {
      replaceIfHung(now, writer.busySince());
    }
  }

  private void lookForSpace() {
    String problem = guard.problem();
    if (problem != null && dropsOldest) {
      int files = guard.dropOldest();
      dropped += files;
      problem = files > 0 ? guard.problem() : problem;
    }
    boolean changed = (problem == null) != (context.blocked() == null);
    context.block(problem);
    if (changed) {
      context.report(
          problem == null
              ? "there is room again, records are written"
              : problem + ". Make room, or let the collector run");
    }
  }

  private void beat() {
    long lost = ring.lost();
    body.clear().put(Field.LOST, lost);
    String blocked = context.blocked();
    if (blocked != null) {
      body.put(Field.DETAIL, blocked);
    } else if (dropped > 0) {
      body.put(Field.DETAIL, "Oldest files deleted to keep the quota: files=" + dropped);
    }
    byte[] none = RecordSink.NONE;
    ring.publish(RecordType.HEARTBEAT, none, none, none, body);
    heartbeatLost = ring.lost();
  }

  private void replaceIfHung(long now, long busySince) {
    boolean hangs = busySince != 0 && now - busySince > HUNG_NANOS;
    if (hangs && (!replaced || now - lastReplacement > REPLACE_NANOS)) {
      replaced = true;
      lastReplacement = now;
      context.report(
          "an append hangs, its directory is abandoned: directory="
              + context.lastDirectory()
              + ". Look at the volume under the queue root");
      replaceWriter.run();
    }
  }
}
