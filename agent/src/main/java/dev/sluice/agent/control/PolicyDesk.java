package dev.sluice.agent.control;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.rules.Policy;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;

/**
 * Reloads the policy and switches its mode, and puts each change on record. A bad reload keeps the
 * last good policy and says so. Safe for any number of threads; changes come one at a time.
 */
public final class PolicyDesk {

  /**
   * What came of a change.
   *
   * @param done false if things stay as they were
   * @param sentence for the operator
   */
  public record Change(boolean done, String sentence) {}

  private final PolicySource source;
  private final PolicyInForce inForce;
  private final RecordSink records;
  private final Notices notices;
  private String seenStamp;

  /**
   * A desk.
   *
   * @param readStamp the source's stamp just before it was read for the first time
   */
  public PolicyDesk(
      PolicySource source,
      PolicyInForce inForce,
      RecordSink records,
      Notices notices,
      String readStamp) {
    this.source = source;
    this.inForce = inForce;
    this.records = records;
    this.notices = notices;
    seenStamp = readStamp;
  }

  /** Looks at the source once and reloads it if it changed; true if it did something. */
  public synchronized boolean doWork() {
    if (source.stamp().equals(seenStamp)) {
      return false;
    }
    reload("the file changed");
    return true;
  }

  /** Reads the policy again. */
  public synchronized Change reload(String reason) {
    // The stamp from before the read: a change during the read is then seen as another one.
    seenStamp = source.stamp();
    try {
      Policy policy = source.read();
      PolicyInForce.Snapshot now = inForce.replace(policy, source.name());
      return tell(RecordType.POLICY, true, "Policy loaded (" + reason + "): " + describe(now));
    } catch (PolicyRefused e) {
      PolicyInForce.Snapshot still = inForce.snapshot();
      String kept = still.valid() ? "The last good policy stays in force" : "Nothing changes";
      return tell(
          RecordType.POLICY,
          false,
          "Policy refused ("
              + reason
              + "): "
              + e.getMessage()
              + "\n"
              + kept
              + ": "
              + describe(still));
    }
  }

  /** Holds the policy in observe mode, or lets its own word count again. */
  public synchronized Change mode(boolean observe, String reason) {
    PolicyInForce.Snapshot now = inForce.observe(observe);
    boolean reached = now.mode().equals(observe ? "observe" : "enforce");
    String sentence =
        reached
            ? "Mode is " + now.mode() + " (" + reason + "): " + describe(now)
            : "The policy itself says observe, so nothing is enforced: policy="
                + now.origin()
                + ". Say mode: enforce there and reload.";
    return tell(RecordType.MODE, reached, sentence);
  }

  private Change tell(RecordType type, boolean done, String sentence) {
    PolicyInForce.Snapshot now = inForce.snapshot();
    FieldWriter own =
        new FieldWriter(512)
            .put(Field.POLICY_HASH, now.policy().hash())
            .put(Field.POLICY_NUMBER, now.number())
            .put(Field.POLICY_FILE, now.origin())
            .put(Field.MODE, now.mode())
            .put(Field.STATUS, done ? "ok" : "error")
            .put(Field.DETAIL, sentence);
    records.publish(type, RecordSink.NONE, RecordSink.NONE, RecordSink.NONE, own);
    notices.say(sentence);
    return new Change(done, sentence);
  }

  /** One line about a policy. */
  public static String describe(PolicyInForce.Snapshot snapshot) {
    return "mode="
        + snapshot.mode()
        + (snapshot.held() ? " (by command)" : "")
        + ", policy="
        + snapshot.origin()
        + ", number="
        + snapshot.number()
        + ", hash="
        + snapshot.policy().hash().substring(0, 12);
  }
}
