package dev.sluice.agent.cli;

/** {@code --version}: version, supported JDKs. */
final class VersionCommand {

  private VersionCommand() {}

  static int run() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    System.out.println(
        "sluice-agent "
            + (version == null ? "unpackaged" : version)
            + ", for Java 17 and newer (tested: 17, 25), running on "
            + System.getProperty("java.version"));
    return 0;
  }
}
