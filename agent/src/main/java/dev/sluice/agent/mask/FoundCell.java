package dev.sluice.agent.mask;

import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.mask.DetectorSet;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of unknown origin in which detectors look for classes that are counted; then they are left
 * to the mask.
 */
final class FoundCell implements CellMask {

  private final CellMask mask;
  private final DetectorSet detectors;

  FoundCell(CellMask mask, List<DetectorMask> detectors) {
    this.mask = mask;
    this.detectors = DetectorSet.of(detectors, null);
  }

  @Override
  public void count(ReadAccount account) {
    mask.count(account);
  }

  @Override
  public boolean replacesAll() {
    return mask.replacesAll();
  }

  @Override
  public @Nullable String text(String value, int maxLength, ReadAccount account) {
    look(value, account);
    return mask.text(value, maxLength, account);
  }

  @Override
  public @Nullable String json(String value, ReadAccount account) {
    look(value, account);
    return mask.json(value, account);
  }

  @Override
  public @Nullable Number number(Number value, ReadAccount account) {
    look(Numbers.plain(value), account);
    return mask.number(value, account);
  }

  @Override
  public @Nullable Temporal time(Temporal value, ReadAccount account) {
    return mask.time(value, account);
  }

  @Override
  public @Nullable Object plain(Object value, ReadAccount account) {
    if (value instanceof byte[] bytes) {
      look(new String(bytes, StandardCharsets.ISO_8859_1), account);
    }
    return mask.plain(value, account);
  }

  @Override
  public boolean passesOther(Object value, ReadAccount account) {
    look(String.valueOf(value), account);
    return mask.passesOther(value, account);
  }

  /** What nobody has looked through may hold any number of values. */
  @Override
  public boolean passesStart(String start, ReadAccount account) {
    return false;
  }

  private void look(String text, ReadAccount account) {
    ValueWatch watch = account.counting();
    detectors.each(text, (className, found) -> watch.value(List.of(className), found));
  }
}
