package dev.sluice.collector;

import dev.sluice.collector.config.VerifySettings;
import dev.sluice.collector.ledger.Batch;
import dev.sluice.collector.ledger.LedgerVerifier;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordType;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries out {@code verify}: the ledger's bytes, and in them each record and its sequence. */
final class VerifyCommand {

  private static final int DAMAGED = 1;

  private final Map<Incarnation, Long> next = new HashMap<>();
  private final PrintStream out;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  int run(VerifySettings settings) throws IOException {
    LedgerVerifier verifier =
        new LedgerVerifier(
            settings.data().resolve(Collector.LEDGER),
            settings.head(),
            settings.key(),
            this::visit);
    LedgerVerifier.Report report = verifier.verify();
    out.printf(
        "Ledger %s: %d batches, %d records of %d runs.%n",
        settings.data().resolve(Collector.LEDGER), report.batches(), report.entries(), next.size());
    report.remarks().forEach(remark -> out.println("Note: " + remark));
    report.problems().forEach(problem -> out.println("DAMAGE: " + problem));
    out.println(
        report.problems().isEmpty()
            ? "Whole: every checksum, hash, sequence and signature holds."
            : "Damaged: problems=" + report.problems().size() + ".");
    return report.problems().isEmpty() ? 0 : DAMAGED;
  }

  private void visit(Batch batch, List<String> problems) {
    for (byte[] entry : batch.entries()) {
      if (RecordCodec.read(entry) instanceof RecordCodec.Reading.Taken taken) {
        sequence(taken.record(), batch.number(), problems);
      } else {
        problems.add("An entry is no record: batch=" + batch.number() + ".");
      }
    }
  }

  private void sequence(AuditRecord record, long batch, List<String> problems) {
    Incarnation incarnation = record.incarnation();
    long expected = next.getOrDefault(incarnation, 0L);
    if (record.sequence() != expected) {
      problems.add(
          "Records are not in sequence: incarnation=%s, expected=%d, found=%d, batch=%d."
              .formatted(incarnation, expected, record.sequence(), batch));
    }
    next.put(incarnation, record.sequence() + 1);
    String subject = record.text(Field.SUBJECT);
    long last = record.number(Field.GAP_LAST, -1);
    if (record.type() == RecordType.FINDING && subject != null && last >= 0) {
      next.merge(Incarnation.parse(subject), last + 1, Math::max);
    }
  }
}
