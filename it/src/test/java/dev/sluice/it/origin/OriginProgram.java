package dev.sluice.it.origin;

import dev.sluice.it.talk.Conversation;
import dev.sluice.it.talk.Framework;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A workshop whose assistant works through each library that there is. Arguments: the framework's
 * class, the name of the conversation.
 */
final class OriginProgram {

  private static final int THREADS = 4;

  private OriginProgram() {}

  public static void main(String[] arguments) throws Exception {
    Workshop.fill();
    Framework framework =
        Class.forName(arguments[0])
            .asSubclass(Framework.class)
            .getDeclaredConstructor()
            .newInstance();
    try (HibernateTools hibernate = new HibernateTools();
        EclipseLinkTools eclipseLink = new EclipseLinkTools();
        EbeanTools ebean = new EbeanTools()) {
      Map<String, Tool> tools = new LinkedHashMap<>();
      hibernate.addTo(tools);
      eclipseLink.addTo(tools);
      ebean.addTo(tools);
      addOthers(tools);
      Map<String, Supplier<String>> told = new LinkedHashMap<>();
      tools.forEach((name, tool) -> told.put(name, Tool.told(name, tool)));
      try (Conversation conversation = framework.begin(arguments[1], told)) {
        converse(conversation, tools.keySet());
      }
      hibernate.byItself();
      ebean.byItself();
      Workshop.plain("at_end");
    }
    System.out.println("parts: " + Workshop.count("1 = 1"));
    System.out.println("changed: " + Workshop.count("name = 'renamed' OR price = 0"));
  }

  private static void addOthers(Map<String, Tool> tools) {
    OtherTools others = new OtherTools();
    others.addTo(tools);
    if (OtherTools.hasClient()) {
      others.addClientTo(tools);
    }
  }

  /** Between two calls, and on the framework's threads after the last, nobody asks. */
  private static void converse(Conversation conversation, Iterable<String> tools) throws Exception {
    for (String tool : tools) {
      conversation.ask(tool);
      Workshop.plain("in_between");
    }
    System.out.println("conversation: " + conversation.name());
    System.out.println("threads: " + THREADS * conversation.threads().size());
    for (Executor threads : conversation.threads()) {
      CyclicBarrier together = new CyclicBarrier(THREADS);
      CompletableFuture<?>[] all = new CompletableFuture<?>[THREADS];
      for (int i = 0; i < THREADS; i++) {
        all[i] = CompletableFuture.runAsync(() -> leftOver(together), threads);
      }
      CompletableFuture.allOf(all).join();
    }
  }

  private static void leftOver(CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException failure) {
      throw new IllegalStateException(failure);
    }
    Workshop.plain("left_over");
  }
}
