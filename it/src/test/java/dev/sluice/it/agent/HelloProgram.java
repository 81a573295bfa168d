package dev.sluice.it.agent;

/**
 * Says hello, tells how far the agent is, and with an argument waits for its standard input. A
 * second argument is the release of Java that this JVM then claims to be.
 */
public final class HelloProgram {

  private HelloProgram() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    if (args.length > 1) {
      System.setProperty("java.specification.version", args[1]);
    }
    System.out.println("hello, agent " + System.getProperty("dev.sluice.agent"));
    if (args.length > 0) {
      System.in.read();
    }
  }
}
