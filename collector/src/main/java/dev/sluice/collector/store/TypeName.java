package dev.sluice.collector.store;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.RecordType;
import java.util.Locale;

/** The word for a record's type. */
public final class TypeName {

  private TypeName() {}

  /** The type in lower case; {@code unknown-N} for one that this version does not know. */
  public static String of(AuditRecord record) {
    RecordType type = record.type();
    return type == null ? "unknown-" + record.typeNumber() : type.name().toLowerCase(Locale.ROOT);
  }
}
