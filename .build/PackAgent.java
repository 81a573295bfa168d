import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs sluice-agent.jar out of the jar of relocated classes: what the bootstrap and the system
 * loader may see at the root, everything else below {@code sluice/} with classes renamed to {@code
 * .classdata}, so that no class path scanner, no other class loader and no application ever finds
 * it. Fails on a class that is not relocated, on a class that two parts bring, and on any class
 * that posts usage data. The same input gives the same bytes.
 *
 * <p>Arguments: relocated jar, file with the class path of the parts, target, version, instant of
 * every entry, licence.
 */
public final class PackAgent {

  private static final String PREFIX = "sluice/";
  private static final String BOOTSTRAP = "dev/sluice/bootstrap/";
  private static final String LAUNCH = "dev/sluice/agent/launch/";
  private static final String ENTRY = "dev.sluice.agent.launch.SluiceAgent";

  private final List<String> problems = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    PackAgent pack = new PackAgent();
    pack.checkParts(Files.readString(Path.of(args[1])).trim());
    TreeMap<String, byte[]> entries = pack.read(new File(args[0]));
    entries.put("META-INF/LICENSE", Files.readAllBytes(Path.of(args[5])));
    if (!pack.problems.isEmpty()) {
      pack.problems.forEach(problem -> System.err.println("sluice-agent.jar: " + problem));
      System.exit(1);
    }
    pack.write(entries, Path.of(args[2]), args[3], Instant.parse(args[4]));
  }

  /** The relocated jar holds each name once; what was there twice shows in the parts only. */
  private void checkParts(String classPath) throws IOException {
    Map<String, String> owner = new HashMap<>();
    for (String part : classPath.split(File.pathSeparator)) {
      if (!new File(part).isFile()) {
        continue;
      }
      try (ZipFile jar = new ZipFile(part)) {
        jar.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(".class") && !isDropped(name))
            .forEach(name -> claim(owner, name, part));
      }
    }
  }

  private void claim(Map<String, String> owner, String name, String part) {
    String other = owner.put(name, part);
    if (other != null) {
      problems.add("two parts bring " + name + ": " + other + ", " + part);
    }
  }

  private TreeMap<String, byte[]> read(File relocated) throws IOException {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    try (ZipFile jar = new ZipFile(relocated)) {
      for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        if (entry.isDirectory() || isDropped(name)) {
          continue;
        }
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          check(name, content);
          if (entries.put(place(name), content) != null) {
            problems.add("two entries for " + place(name));
          }
        }
      }
    }
    if (!entries.containsKey(ENTRY.replace('.', '/') + ".class")) {
      problems.add("the entry class is missing: " + ENTRY);
    }
    return entries;
  }

  /** chronicle-core has a facade named analytics too, which is mute without that artifact. */
  private void check(String name, byte[] content) {
    if (name.contains("/chronicle/analytics/")
        || new String(content, StandardCharsets.ISO_8859_1).contains("google-analytics")) {
      problems.add("posts usage data elsewhere: " + name + ". Exclude the artifact it comes from.");
    }
    if (name.endsWith(".class") && !name.startsWith("dev/sluice/")) {
      problems.add("not relocated: " + name + ". Add a relocation to agent/pom.xml.");
    }
  }

  private static boolean isDropped(String name) {
    return name.equals("META-INF/MANIFEST.MF")
        || name.startsWith("META-INF/versions/")
        || name.startsWith("META-INF/maven/")
        || name.endsWith("module-info.class")
        || name.endsWith("package-info.class");
  }

  private static String place(String name) {
    if (name.startsWith(BOOTSTRAP) || name.startsWith(LAUNCH) || isLegal(name)) {
      return name;
    }
    return PREFIX
        + (name.endsWith(".class") ? name.substring(0, name.length() - 5) + "classdata" : name);
  }

  /** Licences and notices stay where people and tools look for them. */
  private static boolean isLegal(String name) {
    return name.startsWith("META-INF/")
        && (name.contains("LICENSE") || name.contains("NOTICE") || name.contains("licenses/"));
  }

  private void write(Map<String, byte[]> entries, Path target, String version, Instant instant)
      throws IOException {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "META-INF/MANIFEST.MF", manifest(version), time);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue(), time);
      }
    }
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] manifest(String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.IMPLEMENTATION_TITLE, "Sluice agent");
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    main.put(Attributes.Name.MAIN_CLASS, ENTRY);
    main.putValue("Premain-Class", ENTRY);
    main.putValue("Agent-Class", ENTRY);
    main.putValue("Boot-Class-Path", "sluice-agent.jar");
    main.putValue("Can-Redefine-Classes", "true");
    main.putValue("Can-Retransform-Classes", "true");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    manifest.write(out);
    return out.toByteArray();
  }
}
