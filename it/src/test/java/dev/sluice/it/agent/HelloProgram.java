package dev.sluice.it.agent;

/** Says hello, tells how far the agent is, and with an argument waits for its standard input. */
public final class HelloProgram {

  private HelloProgram() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    System.out.println("hello, agent " + System.getProperty("dev.sluice.agent"));
    if (args.length > 0) {
      System.in.read();
    }
  }
}
