package dev.sluice.agent.instrument;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Whether the version of a library at hand is one that its doorbells were written for: what is not
 * there is a line of the coverage. Thread safe.
 */
final class Fit {

  private final Coverage coverage;
  private final Map<ClassLoader, Set<Target>> looked = new WeakHashMap<>();

  Fit(Coverage coverage) {
    this.coverage = coverage;
  }

  /**
   * A class was woven.
   *
   * @param name internal
   * @param targets those to which it belongs
   * @param rung the bells that found a method in it
   */
  void woven(ClassLoader loader, String name, List<Target> targets, Set<Target.Bell> rung) {
    for (Target target : targets) {
      if (target.superTypes().isEmpty()) {
        tellSilent(loader, name, target, rung);
      }
      if (!target.needs().isEmpty() && firstOf(loader, target)) {
        for (Doorbell.Need need : target.needs()) {
          tellMissing(loader, target, need);
        }
      }
    }
  }

  private boolean firstOf(ClassLoader loader, Target target) {
    synchronized (looked) {
      return looked
          .computeIfAbsent(loader, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
          .add(target);
    }
  }

  /** A class that a target names and that lacks a method of it is of another version. */
  private void tellSilent(ClassLoader loader, String name, Target target, Set<Target.Bell> rung) {
    for (Target.Bell bell : target.bells()) {
      if (!rung.contains(bell) && !(bell.either() && otherRang(target, bell, rung))) {
        coverage.skipped(
            loader,
            name.replace('/', '.') + '#' + bell.adviceName(),
            target.room() + ": the method that this advice is for is not there");
      }
    }
  }

  private static boolean otherRang(Target target, Target.Bell silent, Set<Target.Bell> rung) {
    for (Target.Bell bell : target.bells()) {
      if (bell.either() && bell.advice().equals(silent.advice()) && rung.contains(bell)) {
        return true;
      }
    }
    return false;
  }

  private void tellMissing(ClassLoader loader, Target target, Doorbell.Need need) {
    String member = need.member();
    for (String owner : need.owners()) {
      String internal = ClassHeader.internal(owner);
      if (member == null
          ? Members.isThere(loader, internal)
          : Members.has(loader, internal, member)) {
        return;
      }
    }
    String owner = need.owners().stream().sorted().findFirst().orElseThrow();
    coverage.skipped(
        loader,
        member == null ? owner : owner + '#' + member,
        target.room()
            + (member == null
                ? ": the class that a doorbell is for is not there"
                : ": the member that a doorbell needs is not there"));
  }
}
