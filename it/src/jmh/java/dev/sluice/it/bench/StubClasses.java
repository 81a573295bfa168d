package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** The driver of {@link StubSource}, compiled. */
final class StubClasses {

  private StubClasses() {}

  /** Compiles it below a directory and returns what goes on the class path. */
  static Path compile(Path target) throws IOException {
    Path sources = Files.createDirectories(target.resolve("src"));
    Path classes = Files.createDirectories(target.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
    for (Map.Entry<String, String> source : StubSource.all().entrySet()) {
      Path file = sources.resolve(source.getKey() + ".java");
      Files.writeString(file, source.getValue(), StandardCharsets.UTF_8);
      arguments.add(file.toString());
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (result != 0) {
      throw new IllegalStateException("the stub driver does not compile: javac=" + result);
    }
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("java.sql.Driver"), StubSource.PACKAGE + ".StubDriver\n");
    return classes;
  }
}
