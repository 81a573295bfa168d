package dev.sluice.agent.audit.trail;

import dev.sluice.agent.audit.AuditSettings;
import dev.sluice.agent.audit.Durability;
import dev.sluice.agent.audit.TransportFactory;
import dev.sluice.agent.audit.ring.RecordRing;
import java.io.File;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the writers of one trail share. Any thread. */
final class TrailContext {

  private final AuditSettings settings;
  private final List<TransportFactory> factories;
  private final File home;
  private final RecordRing ring;
  private final Consumer<String> reports;
  private final AtomicInteger directories = new AtomicInteger();
  private volatile String lastDirectory = "";
  private volatile @Nullable String blocked;

  TrailContext(
      AuditSettings settings,
      List<TransportFactory> factories,
      File home,
      RecordRing ring,
      Consumer<String> reports) {
    this.settings = settings;
    this.factories = List.copyOf(factories);
    this.home = home;
    this.ring = ring;
    this.reports = reports;
  }

  List<TransportFactory> factories() {
    return factories;
  }

  Durability durability() {
    return settings.durability();
  }

  /** A directory that was never used: {@code queue}, then {@code queue.1} or {@code segments.1}. */
  File nextDirectory(String name) {
    int number = directories.getAndIncrement();
    lastDirectory = number == 0 ? name : name + "." + number;
    return new File(home, lastDirectory);
  }

  String lastDirectory() {
    return lastDirectory;
  }

  /** From now on threads wait for room only as long as they should in normal work. */
  void transportOpened() {
    ring.waitNanos(settings.fullWait().toNanos());
  }

  /** Why nothing may be written now; null if it may. */
  @Nullable String blocked() {
    return blocked;
  }

  void block(@Nullable String reason) {
    blocked = reason;
  }

  void report(String what) {
    reports.accept(what);
  }
}
