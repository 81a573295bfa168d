package dev.sluice.agent.mask;

import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.mask.DetectorSet;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mask of values of unknown origin at which detectors look: what they find is replaced. */
final class DetectCell implements CellMask {

  private final DetectorSet detectors;
  private final Map<String, Integer> counterOfClass;

  private DetectCell(DetectorSet detectors, Map<String, Integer> counterOfClass) {
    this.detectors = detectors;
    this.counterOfClass = counterOfClass;
  }

  static DetectCell of(
      List<DetectorMask> masks, ClassCounters counters, byte @Nullable [] maskKey) {
    List<String> classes = new ArrayList<>();
    for (DetectorMask mask : masks) {
      classes.add(mask.className());
    }
    int[] own = counters.of(classes);
    Map<String, Integer> counterOfClass = new HashMap<>();
    for (int i = 0; i < own.length; i++) {
      counterOfClass.put(classes.get(i), own[i]);
    }
    return new DetectCell(DetectorSet.of(masks, maskKey), Map.copyOf(counterOfClass));
  }

  @Override
  public void count(ReadAccount account) {
    // Counted where something is found.
  }

  @Override
  public boolean replacesAll() {
    return false;
  }

  @Override
  public @Nullable String text(String value, int maxLength, ReadAccount account) {
    return (String) counted(detectors.mask(value, maxLength), account);
  }

  @Override
  public @Nullable String json(String value, ReadAccount account) {
    return (String) counted(detectors.maskJson(value), account);
  }

  @Override
  public @Nullable Number number(Number value, ReadAccount account) {
    return (Number) counted(detectors.mask(value, 0), account);
  }

  @Override
  public @Nullable Temporal time(Temporal value, ReadAccount account) {
    return value;
  }

  @Override
  public @Nullable Object plain(Object value, ReadAccount account) {
    return counted(detectors.mask(value, 0), account);
  }

  /** No form of the content is known but what the object says of itself. */
  @Override
  public boolean passesOther(Object value, ReadAccount account) {
    DetectorSet.Masked found = detectors.mask(String.valueOf(value), 0);
    counted(found, account);
    return !found.changed();
  }

  @Override
  public boolean passesStart(String start, ReadAccount account) {
    return false; // what detectors did not see they cannot speak for
  }

  private @Nullable Object counted(DetectorSet.Masked found, ReadAccount account) {
    if (found.changed()) {
      for (String name : found.classes()) {
        Integer counter = counterOfClass.get(name);
        if (counter != null) {
          account.masked[counter]++;
        }
      }
    }
    return found.value();
  }
}
