package dev.sluice.collector.ingest;

import dev.sluice.collector.store.StreamState;
import dev.sluice.collector.store.StreamState.Phase;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far each incarnation is in the ledger. Whatever stands here follows from the ledger's records
 * alone, so that it is the same after a restart. Belongs to one thread.
 */
final class Streams {

  private static final int MAX_SERVICE_CHARS = 200;

  private final Map<Incarnation, StreamState> states = new HashMap<>();
  private final Set<Incarnation> touched = new LinkedHashSet<>();

  /** Starts from what a store holds. */
  void load(List<StreamState> stored) {
    states.clear();
    touched.clear();
    for (StreamState state : stored) {
      states.put(state.incarnation(), state);
    }
  }

  @Nullable StreamState get(Incarnation incarnation) {
    return states.get(incarnation);
  }

  /** The first sequence that is not in the ledger. */
  long nextSequence(Incarnation incarnation) {
    StreamState state = states.get(incarnation);
    return state == null ? 0 : state.nextSequence();
  }

  /**
   * Moves the streams that this record is from and about; returns the service under which it is
   * listed: its own, a finding under the one that it is about.
   */
  String apply(AuditRecord record) {
    if (record.type() == RecordType.FINDING) {
      applyFinding(record);
    }
    StreamState before = before(record.incarnation());
    long next = Math.max(before.nextSequence(), record.sequence() + 1);
    Phase phase = before.phase();
    String service = before.service();
    RecordType type = record.type();
    if (type == RecordType.BYE) {
      phase = Phase.BYE;
    } else if (type == RecordType.FINDING) {
      service = Findings.SERVICE;
    } else if (type == RecordType.HELLO || service.isEmpty()) {
      service = named(record, service);
    }
    put(new StreamState(record.incarnation(), service, next, record.wallMicros(), phase));
    return type == RecordType.FINDING ? named(record, service) : service;
  }

  private void applyFinding(AuditRecord finding) {
    String subject = finding.text(Field.SUBJECT);
    if (subject == null) {
      return;
    }
    Incarnation incarnation = Incarnation.parse(subject);
    StreamState before = before(incarnation);
    String service = before.service().isEmpty() ? named(finding, "") : before.service();
    long next = before.nextSequence();
    Phase phase = before.phase();
    String kind = finding.text(Field.FINDING_KIND);
    if (Findings.GAP.equals(kind)) {
      next = Math.max(next, finding.number(Field.GAP_LAST, -1) + 1);
    } else if (Findings.ENDED.equals(kind)) {
      phase = Phase.ENDED;
    }
    put(new StreamState(incarnation, service, next, before.lastMicros(), phase));
  }

  private StreamState before(Incarnation incarnation) {
    StreamState state = states.get(incarnation);
    return state != null ? state : new StreamState(incarnation, "", 0, 0, Phase.LIVE);
  }

  private static String named(AuditRecord record, String otherwise) {
    String name = record.text(Field.SERVICE_NAME);
    if (name == null || name.isBlank()) {
      return otherwise;
    }
    return name.length() <= MAX_SERVICE_CHARS ? name : name.substring(0, MAX_SERVICE_CHARS);
  }

  private void put(StreamState state) {
    states.put(state.incarnation(), state);
    touched.add(state.incarnation());
  }

  /** The streams that moved since the last call, as they stand now. */
  List<StreamState> takeTouched() {
    List<StreamState> moved = new ArrayList<>(touched.size());
    for (Incarnation incarnation : touched) {
      moved.add(before(incarnation));
    }
    touched.clear();
    return moved;
  }
}
