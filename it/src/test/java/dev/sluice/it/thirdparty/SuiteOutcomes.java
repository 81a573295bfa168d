package dev.sluice.it.thirdparty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How each test of a suite ended, as Surefire's reports tell it: by name, because a parameterised
 * test may have several runs of one name.
 */
record SuiteOutcomes(Map<String, List<String>> byTest) {

  private static final String PASSED = "passed";
  private static final String SKIPPED = "skipped";

  /** Part of a name that differs from run to run: an object's identity, a port. */
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{4,}");

  /** Reads all reports of a directory. */
  static SuiteOutcomes read(Path reports) throws IOException {
    Map<String, List<String>> byTest = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
      for (Path file : files) {
        try (InputStream text = Files.newInputStream(file)) {
          read(text, byTest);
        } catch (XMLStreamException e) {
          throw new IOException("not a report: file=" + file, e);
        }
      }
    }
    byTest.values().forEach(outcomes -> outcomes.sort(null));
    return new SuiteOutcomes(byTest);
  }

  private static void read(InputStream text, Map<String, List<String>> byTest)
      throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(text);
    String name = "";
    String outcome = PASSED;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "testcase" -> {
            name = xml.getAttributeValue(null, "classname") + "#" + named(xml);
            outcome = PASSED;
          }
          case "skipped" -> outcome = SKIPPED;
          case "failure", "error" ->
              outcome = xml.getLocalName() + " " + xml.getAttributeValue(null, "type");
          default -> {
            // output and properties
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("testcase")) {
        byTest.computeIfAbsent(name, key -> new ArrayList<>()).add(outcome);
      }
    }
  }

  private static String named(XMLStreamReader xml) {
    String name = xml.getAttributeValue(null, "name");
    return name == null ? "" : IDENTITY.matcher(name).replaceAll("@");
  }

  /** How one test ended, each of its runs; empty if it did not run. */
  List<String> of(String test) {
    return byTest.getOrDefault(test, List.of());
  }

  /** Runs of tests in all. */
  long count() {
    return byTest.values().stream().mapToLong(List::size).sum();
  }

  private long count(String outcome) {
    return byTest.values().stream().flatMap(List::stream).filter(outcome::equals).count();
  }

  @Override
  public String toString() {
    long passed = count(PASSED);
    long skipped = count(SKIPPED);
    return "tests=%d passed=%d skipped=%d failed=%d"
        .formatted(count(), passed, skipped, count() - passed - skipped);
  }
}
