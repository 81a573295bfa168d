package dev.sluice.it.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads and links all classes of drivers and pools that have to do with JDBC, under the agent, and
 * writes down each public method and what it calls at the street door.
 */
public final class CoverageProgram {

  private static final List<String> NEVER = List.of("META-INF", "module-info", "package-info");

  private final PrintWriter out;
  private final Set<String> vendorTypes;

  private CoverageProgram(PrintWriter out, Set<String> vendorTypes) {
    this.out = out;
    this.vendorTypes = vendorTypes;
  }

  /** Arguments: the file to write, vendor types with commas, then {@code name=jar[:jar…]}. */
  public static void main(String[] arguments) throws Exception {
    Set<String> vendorTypes = Set.of(arguments[1].split(","));
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
      CoverageProgram program = new CoverageProgram(out, vendorTypes);
      for (String each : Arrays.asList(arguments).subList(2, arguments.length)) {
        String[] parts = each.split("=", 2);
        program.product(parts[0], parts[1].split(":"));
      }
    }
    System.out.println("written");
    System.in.read();
  }

  private void product(String product, String[] places) throws IOException {
    Map<Class<?>, Set<String>> subjects = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (String place : places) {
      names.addAll(classes(Path.of(place)));
    }
    for (String name : leavesFirst(names)) {
      gather(product, name, subjects);
    }
    subjects.keySet().stream()
        .sorted(Comparator.comparing(Class::getName))
        .forEach(type -> tell(product, type, subjects.get(type)));
  }

  private static List<String> classes(Path place) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        files.forEach(file -> names.add(place.relativize(file).toString()));
      }
    } else {
      try (JarFile jar = new JarFile(place.toFile())) {
        jar.stream().forEach(entry -> names.add(entry.getName()));
      }
    }
    return names.stream()
        .filter(name -> name.endsWith(".class"))
        .filter(name -> NEVER.stream().noneMatch(name::contains))
        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
        .toList();
  }

  /**
   * As programs do: nobody names the abstract classes of a driver, they are loaded for the sake of
   * those below them.
   */
  private static List<String> leavesFirst(List<String> names) throws IOException {
    Map<String, String> parents = new HashMap<>();
    for (String name : names) {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
        parents.put(name, in == null ? "" : WovenCalls.parent(in.readAllBytes()));
      }
    }
    Map<String, Integer> depths = new HashMap<>();
    names.forEach(name -> depths.put(name, depth(name, parents)));
    return names.stream()
        .sorted(
            Comparator.comparing((String name) -> -depths.get(name)).thenComparing(name -> name))
        .toList();
  }

  private static int depth(String name, Map<String, String> parents) {
    int depth = 0;
    for (String each = name; each != null && depth < 100; depth++) {
      String parent = parents.get(each);
      each = parent == null ? null : parent.replace('/', '.');
    }
    return depth;
  }

  /** A class with JDBC kinds, its parents and the interfaces of its makers; all or nothing. */
  private void gather(String product, String name, Map<Class<?>, Set<String>> subjects) {
    Class<?> type;
    Set<String> kinds;
    try {
      type = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      kinds = new TreeSet<>();
      for (Class<?> each : parents(type)) {
        if (platform(each) && each.isInterface() && each != java.sql.Wrapper.class) {
          kinds.add(each.getSimpleName());
        }
      }
    } catch (LinkageError | ClassNotFoundException missing) {
      out.println("missing\t" + product + "\t" + name + "\t" + missing);
      return;
    }
    if (vendorTypes.contains(name)) {
      kinds.add("Vendor");
    }
    if (kinds.isEmpty() || type.isAnnotation()) {
      return;
    }
    for (Class<?> each : parents(type)) {
      if (!each.getName().startsWith("java")
          && !each.getName().startsWith("jdk.")
          && !each.getName().startsWith("dev.sluice.bootstrap.")) {
        subjects.computeIfAbsent(each, key -> new TreeSet<>()).addAll(kinds);
      }
    }
  }

  private static boolean platform(Class<?> type) {
    return type.getName().startsWith("java.sql.")
        || type.getName().startsWith("javax.sql.")
        || type.getName().startsWith("javax.transaction.xa.");
  }

  /** The class itself and everything above it. */
  private static Set<Class<?>> parents(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      all.add(each);
      for (Class<?> face : each.getInterfaces()) {
        all.addAll(parents(face));
      }
    }
    return all;
  }

  private void tell(String product, Class<?> type, Set<String> kinds) {
    Method[] methods;
    try {
      methods = type.getDeclaredMethods(); // links, and so verifies, the class
    } catch (LinkageError failure) {
      String what = failure instanceof NoClassDefFoundError ? "missing\t" : "failed\t";
      out.println(what + product + "\t" + type.getName() + "\t" + failure);
      return;
    }
    out.println("class\t" + product + "\t" + type.getName() + "\t" + String.join(",", kinds));
    Map<String, Set<String>> calls = ProbeAgent.callsOf(type);
    Arrays.stream(methods)
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !type.isInterface() || !Modifier.isAbstract(method.getModifiers()))
        .filter(method -> !Modifier.isAbstract(method.getModifiers()))
        .map(method -> line(method, calls))
        .sorted()
        .forEach(line -> out.println("method\t" + product + "\t" + type.getName() + "\t" + line));
  }

  private static String line(Method method, Map<String, Set<String>> calls) {
    StringBuilder text = new StringBuilder(method.getName()).append('(');
    StringBuilder descriptor = new StringBuilder(method.getName()).append('(');
    for (Class<?> each : method.getParameterTypes()) {
      text.append(text.toString().endsWith("(") ? "" : ",").append(each.getSimpleName());
      descriptor.append(each.descriptorString());
    }
    text.append("):").append(method.getReturnType().getSimpleName());
    descriptor.append(')').append(method.getReturnType().descriptorString());
    Set<String> doors = calls.getOrDefault(descriptor.toString(), Set.of());
    String marks = Modifier.isStatic(method.getModifiers()) ? "static" : "";
    return text + "\t" + marks + "\t" + String.join(",", doors);
  }
}
