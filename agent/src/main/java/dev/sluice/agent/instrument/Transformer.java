package dev.sluice.agent.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rings the bells of all targets into the classes that belong to them. Never throws, never loads a
 * class of the application; what it cannot do is on the {@link Coverage}.
 */
public final class Transformer implements ClassFileTransformer {

  private static final String FACADE = "dev.sluice.bootstrap.Door";

  private static final String[] SKIPPED_PREFIXES = {
    "java/",
    "jdk/",
    "sun/",
    "com/sun/",
    "dev/sluice/bootstrap/",
    "dev/sluice/agent/",
    "dev/sluice/rules/",
    "dev/sluice/shaded/",
    "net/bytebuddy/",
    "org/objectweb/asm/",
    "io/opentelemetry/javaagent/",
    "org/codehaus/groovy/runtime/",
    "org/mockito/",
    "org/jacoco/",
  };

  private final List<Target> targets;
  private final Map<String, List<Target>> byName = new HashMap<>();
  private final Hierarchy hierarchy;
  private final Coverage coverage;
  private final Fit fit;
  private final long stateful;
  private final long upward;
  private final long serializable;
  private final Map<ClassLoader, Boolean> seesFacade = new WeakHashMap<>();

  /** Superclasses whose methods serve a child and that did not pass by since that was known. */
  private final Map<String, Long> bare = new ConcurrentHashMap<>();

  private Set<String> conditional = Set.of();
  private Set<String> bringing = Set.of();
  private Presence presence = new Presence(List.of());
  private volatile boolean brought;
  private Set<String> watched = Set.of();
  private @Nullable BiConsumer<@Nullable ClassLoader, String> watcher;
  private @Nullable Weaver weaver;

  /**
   * A transformer.
   *
   * @param all any number of those that a class's name decides, at most 62 others; in the order in
   *     which their bells are asked, first those of the others
   * @param platformParents internal names of platform types and what each extends
   */
  public Transformer(List<Target> all, Map<String, String> platformParents, Coverage coverage) {
    this.targets = new ArrayList<>();
    for (Target target : all) {
      if (!target.byNameAlone()) {
        targets.add(target);
        continue;
      }
      for (String name : target.classNames()) {
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(target);
      }
    }
    long stateful = 0;
    long upward = 0;
    for (int i = 0; i < targets.size(); i++) {
      stateful |= targets.get(i).state() ? 1L << i : 0;
      upward |= targets.get(i).upwards() ? 1L << i : 0;
    }
    this.stateful = stateful;
    this.upward = upward;
    this.serializable = 1L << targets.size();
    targets.add(
        new Target(
            "serializable", Set.of(), Set.of("java/io/Serializable"), List.of(), false, false));
    this.hierarchy = new Hierarchy(targets, platformParents);
    this.coverage = coverage;
    this.fit = new Fit(coverage);
  }

  /**
   * Some targets are of use only in an application that has the libraries of some others. To be
   * said before the installation.
   *
   * @param rooms the targets that are left alone elsewhere
   * @param beside the targets beside which they are not
   */
  public void onlyBeside(Set<String> rooms, Set<String> beside) {
    conditional = Set.copyOf(rooms);
    bringing = Set.copyOf(beside);
    Set<String> names = new LinkedHashSet<>();
    byName.forEach(
        (name, named) -> {
          if (named.stream().anyMatch(target -> beside.contains(target.room()))) {
            names.add(name);
          }
        });
    for (Target target : targets) {
      if (beside.contains(target.room())) {
        names.addAll(target.classNames());
        names.addAll(target.superTypes());
      }
    }
    presence = new Presence(List.copyOf(names));
  }

  /**
   * Who wants to be told of the coming of some classes, which are left alone. To be said before the
   * installation.
   *
   * @param names internal names
   * @param told of a loader (null for the bootstrap loader) and a name; must be quick
   */
  public void watch(Set<String> names, BiConsumer<@Nullable ClassLoader, String> told) {
    watched = Set.copyOf(names);
    watcher = told;
  }

  /** A class is there, or comes. */
  void came(@Nullable ClassLoader loader, String name) {
    BiConsumer<@Nullable ClassLoader, String> told = watcher;
    if (told != null && watched.contains(name)) {
      told.accept(loader, name);
    }
  }

  /** Whether a class of a library has come that the others are of use beside. */
  public boolean broughtAny() {
    return brought;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null) {
      return null;
    }
    try {
      came(loader, name);
    } catch (Throwable failure) { // as below; without it a trace is not on the records
      coverage.skipped(Transformer.class.getClassLoader(), name, failure.toString());
    }
    if (loader == null || skipped(loader, name)) {
      return null;
    }
    try {
      ClassHeader header = ClassHeader.of(bytes);
      long bits = bits(loader, header);
      if (redefined == null && (bits & upward) != 0) {
        bare.remove(header.name());
      }
      List<Target> belongs = belongs(loader, header.name(), bits);
      return belongs.isEmpty() ? null : weave(loader, header, belongs, redefined, bytes);
    } catch (Throwable failure) { // a throwable that left here would be dropped by the JVM unseen
      failed(loader, name, failure);
      return null;
    }
  }

  /** The rooms of the targets to which a loaded class belongs; empty if to none. */
  String roomsOf(Class<?> loaded) {
    ClassLoader loader = loaded.getClassLoader();
    String name = ClassHeader.internal(loaded.getName());
    if (loader == null || loaded.isHidden() || skipped(loader, name)) {
      return "";
    }
    ClassHeader header = ClassHeader.of(loaded);
    return rooms(belongs(loader, name, bits(loader, header)));
  }

  /** The targets of a class, in the order in which their bells are asked. */
  private List<Target> belongs(ClassLoader loader, String name, long found) {
    List<Target> named = byName.get(name);
    long bits = found & ~serializable;
    if (bits == 0 && named == null) {
      return List.of();
    }
    List<Target> all = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      if ((bits & (1L << i)) != 0) {
        all.add(targets.get(i));
      }
    }
    if (named != null) {
      all.addAll(named);
    }
    all.removeIf(each -> conditional.contains(each.room()) && !presence.visibleFrom(loader));
    return all;
  }

  private long bits(ClassLoader loader, ClassHeader header) {
    long bits = hierarchy.own(loader, header.name());
    if (!header.rootless()) {
      long inherited = hierarchy.inherited(loader, header);
      if ((inherited & upward) != 0) {
        markParents(loader, header, inherited & upward);
      }
      bits |= inherited;
    }
    return bits;
  }

  /**
   * Hot path. Whether a superclass may have been loaded, by itself or by another loader, before a
   * child of it told that its methods matter.
   */
  boolean anyBare() {
    return !bare.isEmpty();
  }

  /** The internal names of such superclasses, and for which targets they matter. */
  Map<String, Long> bare() {
    return Map.copyOf(bare);
  }

  /** One of them is loaded: from now on it belongs to those targets. */
  void serves(Class<?> loaded, long bits) {
    hierarchy.mark(loaded.getClassLoader(), ClassHeader.internal(loaded.getName()), bits);
  }

  /** They were looked for. */
  void settled(Map<String, Long> sought) {
    sought.forEach(bare::remove);
  }

  /** The methods of a parent serve the child although the parent is no JDBC class by itself. */
  private void markParents(ClassLoader loader, ClassHeader header, long bits) {
    String parent = header.superName();
    while (parent != null && !Hierarchy.platformOwned(parent)) {
      if (hierarchy.mark(loader, parent, bits)) {
        bare.merge(parent, bits, (a, b) -> a | b);
      }
      ClassHeader read = Hierarchy.read(loader, parent);
      parent = read == null ? null : read.superName();
    }
  }

  private byte @Nullable [] weave(
      ClassLoader loader,
      ClassHeader header,
      List<Target> belongs,
      @Nullable Class<?> redefined,
      byte[] bytes) {
    String name = header.name().replace('/', '.');
    if (!seesFacade(loader)) {
      coverage.failed(
          loader, name, "its class loader hides the bootstrap classes, add dev.sluice.bootstrap");
      return null;
    }
    Weaver.Woven woven = weaver().weave(loader, header, bytes, bells(belongs));
    fit.woven(loader, header.name(), belongs, woven.rung());
    long inherited = header.rootless() ? 0 : hierarchy.inherited(loader, header);
    boolean adds =
        (redefined != null || keepsState(belongs))
            && addsState(loader, header, inherited, redefined);
    byte[] out = woven.bytes();
    if (adds) {
      out = StateField.addTo(out, (inherited & serializable) != 0);
    }
    if (woven.methods() > 0 || adds) {
      if (belongs.stream().anyMatch(each -> bringing.contains(each.room()))) {
        presence.found();
        brought = true;
      }
      coverage.applied(loader, name, rooms(belongs) + " methods=" + woven.methods());
    }
    return woven.methods() > 0 || adds ? out : null;
  }

  private static boolean keepsState(List<Target> belongs) {
    return belongs.stream().anyMatch(Target::state);
  }

  private boolean addsState(
      ClassLoader loader, ClassHeader header, long inherited, @Nullable Class<?> redefined) {
    if (redefined != null) {
      for (Class<?> each : redefined.getInterfaces()) {
        if (each.getName().equals("dev.sluice.bootstrap.Stateful")) {
          return true;
        }
      }
      return false;
    }
    if ((inherited & stateful) == 0 || header.isInterface() || header.superName() == null) {
      return false;
    }
    return (hierarchy.ofParent(loader, header.superName()) & stateful) == 0;
  }

  private static List<Target.Bell> bells(List<Target> belongs) {
    List<Target.Bell> bells = new ArrayList<>();
    for (Target each : belongs) {
      bells.addAll(each.bells());
    }
    return bells;
  }

  private static String rooms(List<Target> belongs) {
    StringBuilder rooms = new StringBuilder();
    for (Target each : belongs) {
      rooms.append(rooms.length() == 0 ? "" : ",").append(each.room());
    }
    return rooms.toString();
  }

  private boolean seesFacade(ClassLoader loader) {
    synchronized (seesFacade) {
      Boolean known = seesFacade.get(loader);
      if (known != null) {
        return known;
      }
    }
    boolean sees;
    try {
      sees =
          Class.forName(FACADE, false, loader)
              == Class.forName(FACADE, false, Transformer.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError hidden) {
      sees = false;
    }
    synchronized (seesFacade) {
      seesFacade.put(loader, sees);
    }
    return sees;
  }

  private static boolean skipped(ClassLoader loader, String name) {
    if (loader == Transformer.class.getClassLoader() && name.startsWith("dev/sluice/")) {
      return true;
    }
    for (String prefix : SKIPPED_PREFIXES) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return name.contains("$$Lambda") || (name.contains("$Proxy") && proxyName(name));
  }

  private static boolean proxyName(String name) {
    String simple = name.substring(name.lastIndexOf('/') + 1);
    return simple.startsWith("$Proxy")
        && simple.length() > 6
        && simple.chars().skip(6).allMatch(Character::isDigit);
  }

  private synchronized Weaver weaver() {
    if (weaver == null) {
      weaver = new Weaver();
    }
    return weaver;
  }

  private void failed(ClassLoader loader, String name, Throwable failure) {
    String text = failure.getMessage();
    coverage.failed(
        loader,
        name.replace('/', '.'),
        failure.getClass().getName() + (text == null ? "" : ": " + text));
  }
}
