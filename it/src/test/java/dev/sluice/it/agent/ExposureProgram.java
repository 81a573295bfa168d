package dev.sluice.it.agent;

import java.util.List;

/** Tries, as an application would, to reach classes and resources of the agent. */
public final class ExposureProgram {

  private ExposureProgram() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    for (String name :
        List.of(
            "dev.sluice.agent.start.AgentStart",
            "dev.sluice.rules.Policy",
            "dev.sluice.shaded.net.bytebuddy.ByteBuddy",
            "net.bytebuddy.implementation.Implementation",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "org.yaml.snakeyaml.Yaml",
            "net.openhft.chronicle.queue.ChronicleQueue")) {
      System.out.println(name + " " + (isVisible(name) ? "visible" : "hidden"));
    }
    Class<?> door = Class.forName("dev.sluice.bootstrap.Door");
    System.out.println("facade loader " + door.getClassLoader());
    Object handler = door.getField("handler").get(null);
    System.out.println("handler loader " + handler.getClass().getClassLoader().getClass());
    System.out.println(
        "services "
            + ClassLoader.getSystemResource(
                "META-INF/services/org.slf4j.spi.SLF4JServiceProvider"));
    System.out.println(
        "opened to applications "
            + Object.class.getModule().isOpen("sun.nio.ch", ExposureProgram.class.getModule()));
  }

  private static boolean isVisible(String name) {
    try {
      Class.forName(name, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
