package dev.sluice.agent.audit;

import java.io.File;
import java.time.Duration;

/**
 * How records are kept. Immutable.
 *
 * @param root the queue root; made if it is not there
 * @param service the service's name; other characters than {@code A-Za-z0-9._-} become {@code _}
 * @param ringBytes size of the ring, from 1 to 64 MiB
 * @param fullWait how long a thread waits for room in a full ring
 * @param startWait the same while no transport was ever open
 * @param durability from whose death a record is safe
 * @param quotaBytes what the service's directory may take
 * @param floorBytes what must stay free on the volume
 */
public record AuditSettings(
    File root,
    String service,
    int ringBytes,
    Duration fullWait,
    Duration startWait,
    Durability durability,
    long quotaBytes,
    long floorBytes) {

  private static final int MIB = 1 << 20;

  /** The defaults: ring 16 MiB, waits 1 s and 10 s, process, quota 4 GiB, floor 256 MiB. */
  public static AuditSettings of(File root, String service) {
    return new AuditSettings(
        root,
        service,
        16 * MIB,
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Durability.PROCESS,
        4096L * MIB,
        256L * MIB);
  }

  /** The same with another durability. */
  public AuditSettings with(Durability other) {
    return new AuditSettings(
        root, service, ringBytes, fullWait, startWait, other, quotaBytes, floorBytes);
  }

  /** The same with another size of the ring. */
  public AuditSettings withRingBytes(int bytes) {
    return new AuditSettings(
        root, service, bytes, fullWait, startWait, durability, quotaBytes, floorBytes);
  }

  /** The same with other waits. */
  public AuditSettings withWaits(Duration full, Duration start) {
    return new AuditSettings(
        root, service, ringBytes, full, start, durability, quotaBytes, floorBytes);
  }

  /** The same with other bounds of space. */
  public AuditSettings withSpace(long quota, long floor) {
    return new AuditSettings(
        root, service, ringBytes, fullWait, startWait, durability, quota, floor);
  }

  /** The service's name as that of a directory. */
  public String serviceDirectory() {
    StringBuilder name = new StringBuilder(service.length());
    for (int i = 0; i < service.length() && i < 100; i++) {
      char c = service.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-'
              || (c == '.' && i > 0);
      name.append(plain ? c : '_');
    }
    return name.length() == 0 ? "_" : name.toString();
  }
}
