package dev.sluice.agent.instrument.task;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import dev.sluice.agent.instrument.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The doorbells of the JDK, 17 to 25: where work is handed to another thread, and where it runs.
 * Immutable.
 *
 * <p>What the JDK wraps into an object of its own (a future's task, a stage) is wrapped once more
 * in there, where nobody sees it. What stays the application's own object is noted beside it.
 */
public final class JdkTasks {

  private static final String ROOM = "task";
  private static final String ADVICE = "dev.sluice.agent.instrument.task.advice.";
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String FUTURE = CONCURRENT + "CompletableFuture";
  private static final String FORK_JOIN_TASK = CONCURRENT + "ForkJoinTask";
  private static final String RUNNABLE = "java.lang.Runnable";

  /** The stages of a future by the type of the work that they keep. */
  private static final Map<String, List<String>> STAGES =
      Map.of(
          "Function",
          List.of(
              "UniApply", "UniExceptionally", "UniComposeExceptionally", "UniCompose", "OrApply"),
          "BiFunction",
          List.of("UniHandle", "BiApply"),
          "Consumer",
          List.of("UniAccept", "OrAccept"),
          "BiConsumer",
          List.of("UniWhenComplete", "BiAccept"),
          "Supplier",
          List.of("AsyncSupply"),
          "Runnable",
          List.of("UniRun", "BiRun", "OrRun", "AsyncRun"));

  private JdkTasks() {}

  /** Those of the JDK's own classes, put in place when the first AI call begins. */
  public static List<Doorbell> ofJdk() {
    List<Doorbell> all = new ArrayList<>();
    all.add(of(CONCURRENT + "FutureTask", Ring.any("<init>", ADVICE + "FutureTaskAdvice")));
    all.add(pool(CONCURRENT + "ThreadPoolExecutor"));
    STAGES.forEach(
        (work, stages) ->
            stages.forEach(
                stage ->
                    all.add(
                        of(
                            FUTURE + "$" + stage,
                            Ring.any("<init>", ADVICE + "Stage" + work + "Advice")))));
    all.add(of(FUTURE, Ring.any("postComplete", ADVICE + "QuietAdvice")));
    all.addAll(forkJoin());
    all.addAll(threads());
    return all;
  }

  private static List<Doorbell> forkJoin() {
    String runnable = ADVICE + "AdaptedRunnableAdvice";
    String callable = ADVICE + "AdaptedCallableAdvice";
    String quiet = ADVICE + "QuietAdvice";
    List<Doorbell> all = new ArrayList<>();
    for (String each :
        List.of("AdaptedRunnable", "AdaptedRunnableAction", "RunnableExecuteAction")) {
      all.add(of(FORK_JOIN_TASK + "$" + each, Ring.any("<init>", runnable)));
    }
    for (String each : List.of("AdaptedCallable", "AdaptedInterruptibleCallable")) {
      all.add(of(FORK_JOIN_TASK + "$" + each, Ring.any("<init>", callable)));
    }
    all.add(
        of(
            FORK_JOIN_TASK,
            Ring.any("fork", ADVICE + "ForkAdvice"),
            Ring.any("doExec", ADVICE + "ForkJoinRunAdvice"),
            Ring.any("awaitDone", quiet)));
    List<String> task = List.of(FORK_JOIN_TASK);
    String submit = ADVICE + "ForkJoinSubmitAdvice";
    all.add(
        of(
            CONCURRENT + "ForkJoinPool",
            new Ring("execute", task, submit),
            new Ring("execute", List.of(RUNNABLE), submit),
            new Ring("submit", task, submit),
            new Ring("submit", List.of(RUNNABLE), submit),
            new Ring("externalSubmit", task, submit),
            new Ring("invoke", task, submit),
            Ring.any("helpAsyncBlocker", quiet),
            Ring.any("helpQuiescePool", quiet),
            Ring.any("helpComplete", quiet)));
    return all;
  }

  private static List<Doorbell> threads() {
    return List.of(
        of(
            "java.lang.Thread",
            Ring.any("start", ADVICE + "ThreadStartAdvice"),
            Ring.any("exit", ADVICE + "ThreadEndAdvice")),
        of("java.util.Timer", Ring.any("sched", ADVICE + "TimerAdvice")));
  }

  /**
   * Those of classes that not every JDK has: virtual threads, delayed fork-join tasks. Their
   * absence is no gap.
   */
  public static List<Doorbell> ofNewerJdk() {
    return List.of(
        of(
            "java.lang.VirtualThread",
            Ring.any("start", ADVICE + "VirtualStartAdvice"),
            new Ring("run", List.of(RUNNABLE), ADVICE + "VirtualRunAdvice")),
        of(
            CONCURRENT + "ForkJoinPool",
            new Ring("lazySubmit", List.of(FORK_JOIN_TASK), ADVICE + "ForkJoinSubmitAdvice")),
        of(
            FORK_JOIN_TASK + "$AdaptedInterruptibleRunnable",
            Ring.any("<init>", ADVICE + "AdaptedRunnableAdvice")),
        of(
            FORK_JOIN_TASK + "$CallableWithTimeout",
            Ring.any("<init>", ADVICE + "AdaptedCallableAdvice")),
        of(FORK_JOIN_TASK + "$InvokeAnyTask", Ring.any("<init>", ADVICE + "AdaptedCallableAdvice")),
        of(
            CONCURRENT + "ForkJoinPool$InvokeAnyTask",
            Ring.any("<init>", ADVICE + "InvokeAnyAdvice")),
        of(
            CONCURRENT + "DelayScheduler$ScheduledForkJoinTask",
            Ring.any("<init>", ADVICE + "DelayedAdvice")));
  }

  /**
   * Executors of the application and its libraries, beside an AI framework: what they make of a
   * task is their own affair, so it takes the note along by itself. Netty's are known better.
   */
  public static Target ofExecutors() {
    String descriptor = "(Ljava/lang/Runnable;)V";
    return new Target(
        ROOM,
        Set.of(),
        Set.of("java/util/concurrent/Executor"),
        List.of(
            new Target.Bell(
                (owner, access, name, found) ->
                    name.equals("execute")
                        && found.equals(descriptor)
                        && !owner.startsWith("io/netty/"),
                ADVICE + "HandedAdvice")),
        false,
        false);
  }

  /** Those of the application's subclasses of JDK classes, beside an AI framework. */
  public static List<Doorbell> ofSubclasses() {
    return List.of(
        new Doorbell(
            ROOM,
            Set.of(),
            Set.of(CONCURRENT + "ThreadPoolExecutor"),
            List.of(
                Ring.any("beforeExecute", ADVICE + "BeforeExecuteAdvice"),
                Ring.any("afterExecute", ADVICE + "AfterExecuteAdvice"))),
        new Doorbell(
            ROOM,
            Set.of(),
            Set.of("java.util.TimerTask"),
            List.of(new Ring("run", List.of(), ADVICE + "TimerTaskAdvice"))));
  }

  private static Doorbell pool(String name) {
    return of(
        name,
        new Ring("execute", List.of(RUNNABLE), ADVICE + "SubmitAdvice"),
        Ring.any("addWorker", ADVICE + "QuietAdvice"),
        Ring.any("beforeExecute", ADVICE + "BeforeExecuteAdvice"),
        Ring.any("afterExecute", ADVICE + "AfterExecuteAdvice"),
        Ring.any("reject", ADVICE + "RejectAdvice"),
        new Ring("remove", List.of(RUNNABLE), ADVICE + "RemoveAdvice"),
        Ring.any("drainQueue", ADVICE + "DrainAdvice"));
  }

  private static Doorbell of(String name, Ring... rings) {
    return Doorbell.ofClasses(ROOM, Set.of(name), List.of(rings));
  }
}
