package dev.sluice.it.sidedoors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver of which the methods that run SQL are in a class that is no JDBC class by itself, and
 * which an application loads before anything tells what it is for.
 */
class LateParentIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      rules:
        - id: no-deletes
          when: {operation: delete}
          deny: "not here"
      """;

  private static final String BASE =
      """
      package late;
      public class Base {
        public int executeUpdate(String sql) { System.out.println("ran " + sql); return 1; }
      }
      """;

  private static final String MAIN =
      """
      package late;
      public class Main {
        public static void main(String[] words) throws Exception {
          if (words.length > 0) { Class.forName("late.Base"); }
          java.sql.Driver driver = new LateDriver();
          try (java.sql.Connection c = driver.connect("jdbc:late:", new java.util.Properties());
              java.sql.Statement s = c.createStatement()) {
            System.out.println(s.executeUpdate("UPDATE t SET a = 1 WHERE id = 1"));
            System.out.println(s.executeUpdate("DELETE FROM t WHERE id = 1"));
          } catch (java.sql.SQLException refused) {
            System.out.println("refused");
          }
        }
      }
      """;

  @TempDir Path directory;

  @EachJdk
  void statements_ofAnEarlyParent_areGuarded(Jdk jdk) throws Exception {
    compile();
    assertThat(run(jdk, false))
        .containsExactly("ran UPDATE t SET a = 1 WHERE id = 1", "1", "refused");
    assertThat(run(jdk, true))
        .containsExactly("ran UPDATE t SET a = 1 WHERE id = 1", "1", "refused");
  }

  private List<String> run(Jdk jdk, boolean early) throws Exception {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    Path home = Files.createDirectories(directory.resolve(jdk.release() + "-" + early));
    Jvm jvm =
        Jvm.on(jdk, home)
            .agent("policy=" + policy)
            .option("-cp", directory.toString(), "late.Main");
    if (early) {
      jvm.option("early");
    }
    RunningJvm.Ended ended = jvm.run();
    assertThat(ended.exit()).as(ended.everything()).isZero();
    return ended.out();
  }

  private void compile() throws Exception {
    Path sources = Files.createDirectories(directory.resolve("late"));
    List<String> files =
        new ArrayList<>(List.of("--release", "17", "-nowarn", "-d", directory + ""));
    TreeMap<String, String> all = new TreeMap<>();
    all.put("Base", BASE);
    all.put("Main", MAIN);
    all.put(
        "LateStatement",
        source("LateStatement extends Base", Statement.class, Set.of("executeUpdate(String)"), ""));
    all.put(
        "LateConnection",
        source(
            "LateConnection",
            Connection.class,
            Set.of("createStatement()", "close()"),
            "public Statement createStatement() { return new LateStatement(); }"
                + " public void close() {}"));
    all.put(
        "LateDriver",
        source(
            "LateDriver",
            java.sql.Driver.class,
            Set.of("connect(String,Properties)"),
            "public Connection connect(String u, java.util.Properties p) {"
                + " return new LateConnection(); }"));
    for (var each : all.entrySet()) {
      files.add(Files.writeString(sources.resolve(each.getKey() + ".java"), each.getValue()) + "");
    }
    int result =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, files.toArray(new String[0]));
    assertThat(result).isZero();
  }

  /** A class in which each other method of the interface throws. */
  private static String source(String head, Class<?> type, Set<String> written, String members) {
    StringBuilder text =
        new StringBuilder("package late;\nimport java.sql.*;\n@SuppressWarnings(\"all\")\n")
            .append("public class " + head + " implements " + type.getName() + " {\n" + members);
    for (Method method : type.getMethods()) {
      String signature =
          Arrays.stream(method.getParameterTypes())
              .map(Class::getSimpleName)
              .collect(Collectors.joining(",", method.getName() + "(", ")"));
      if (!method.isDefault()
          && !Modifier.isStatic(method.getModifiers())
          && !written.contains(signature)) {
        text.append(thrower(method));
      }
    }
    return text.append("\n}\n").toString();
  }

  private static String thrower(Method method) {
    List<String> parameters = new ArrayList<>();
    for (Class<?> each : method.getParameterTypes()) {
      parameters.add(each.getCanonicalName() + " a" + parameters.size());
    }
    return "\npublic "
        + method.getReturnType().getCanonicalName()
        + " "
        + method.getName()
        + "("
        + String.join(", ", parameters)
        + ") { throw new UnsupportedOperationException(); }";
  }
}
