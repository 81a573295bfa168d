package dev.sluice.agent.call;

/** What a class on the stack tells of how the work came in. Thread safe; remembered per class. */
enum Frames {
  /** Of the JDK, of the agent or of a driver: tells nothing. */
  NEUTRAL,
  /** Of the application, as far as is known. */
  APPLICATION,
  /** Calls the application for somebody, and is no place that a person would name. */
  FRAMEWORK,
  /** Of an AI framework: what it calls may be a tool. */
  AI,
  HTTP,
  SCHEDULED,
  MESSAGE;

  private static final String[] AI_FRAMEWORKS = {
    "dev.langchain4j.",
    "io.quarkiverse.langchain4j.",
    "org.springframework.ai.",
    "io.modelcontextprotocol.",
    "com.google.adk.",
    "com.microsoft.semantickernel.",
    "com.embabel.",
    "org.bsc.langgraph4j.",
    "ai.koog.",
    "com.openai.",
    "com.anthropic.",
  };

  private static final String[] HTTP_FRAMES = {
    "jakarta.servlet.http.HttpServlet",
    "javax.servlet.http.HttpServlet",
    "org.apache.catalina.core.ApplicationFilterChain",
    "org.eclipse.jetty.server.handler.",
    "org.eclipse.jetty.ee",
    "io.undertow.server.",
    "sun.net.httpserver.ServerImpl$Exchange",
  };

  private static final String[] SCHEDULED_FRAMES = {
    "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
    "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask",
    "java.util.TimerThread",
    "org.springframework.scheduling.support.ScheduledMethodRunnable",
    "org.quartz.core.JobRunShell",
  };

  private static final String[] MESSAGE_FRAMES = {
    "org.springframework.kafka.listener.",
    "org.springframework.jms.listener.",
    "org.springframework.amqp.rabbit.listener.",
    "com.rabbitmq.client.impl.ConsumerWorkService",
    "io.awspring.cloud.sqs.listener.",
  };

  private static final String[] FRAMEWORKS = {
    "org.springframework.",
    "org.apache.catalina.",
    "org.apache.coyote.",
    "org.apache.tomcat.",
    "org.eclipse.jetty.",
    "org.jboss.",
    "org.hibernate.",
    "org.quartz.",
    "io.netty.",
    "io.undertow.",
    "io.quarkus.",
    "io.micronaut.",
    "jakarta.",
    "javax.",
    "reactor.",
    "com.zaxxer.hikari.",
  };

  private static final ClassValue<Frames> KNOWN =
      new ClassValue<>() {
        @Override
        protected Frames computeValue(Class<?> type) {
          return find(type);
        }
      };

  /** What a class tells. */
  static Frames of(Class<?> type) {
    return KNOWN.get(type);
  }

  boolean isEvidence() {
    return this == HTTP || this == SCHEDULED || this == MESSAGE;
  }

  /** The word that policies use. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Frames find(Class<?> type) {
    String name = type.getName();
    if (starts(name, HTTP_FRAMES)) {
      return HTTP;
    }
    if (starts(name, SCHEDULED_FRAMES)) {
      return SCHEDULED;
    }
    if (starts(name, MESSAGE_FRAMES)) {
      return MESSAGE;
    }
    if (starts(name, AI_FRAMEWORKS)) {
      return AI;
    }
    if (!ofApplication(type)) {
      return NEUTRAL;
    }
    boolean generated =
        name.contains("$$")
            || name.contains("$Proxy")
            || name.contains("$Intercepted") // of Micronaut, at compile time
            || name.endsWith("$Definition$Exec");
    return generated || starts(name, FRAMEWORKS) ? FRAMEWORK : APPLICATION;
  }

  private static boolean ofApplication(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null
        && loader != Frames.class.getClassLoader()
        && loader != ClassLoader.getPlatformClassLoader()
        && !java.sql.Wrapper.class.isAssignableFrom(type)
        && !java.sql.Driver.class.isAssignableFrom(type);
  }

  private static boolean starts(String name, String[] beginnings) {
    for (String each : beginnings) {
      if (name.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
