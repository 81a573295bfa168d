package dev.sluice.agent.instrument.task;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import dev.sluice.agent.instrument.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of libraries that carry work over threads by means of their own: Netty's event
 * loops, subscribers of reactive streams (Reactor, Mutiny, RxJava, the JDK's Flow), the futures and
 * blocking work of Vert.x, and the continuations of Kotlin's coroutines. Immutable.
 *
 * <p>They ring only in applications that have an AI framework: there are hundreds of such classes.
 */
public final class LibraryTasks {

  /** What the coverage report calls them, and those of {@link JdkTasks#ofSubclasses()}. */
  public static final Set<String> ROOMS =
      Set.of("task", "netty", "reactive", "coroutine", "guava", "vertx");

  private static final String ADVICE = "dev.sluice.agent.instrument.task.advice.";
  private static final String NETTY = "io.netty.util.concurrent.";
  private static final String RUNNABLE = "java.lang.Runnable";
  private static final int STATIC = 0x0008;

  /** The interfaces of those who are told of items, one or many. */
  private static final Set<String> SUBSCRIBERS =
      Set.of(
          "org.reactivestreams.Subscriber",
          "java.util.concurrent.Flow$Subscriber",
          "io.smallrye.mutiny.subscription.UniSubscriber",
          "io.reactivex.rxjava3.core.Observer",
          "io.reactivex.rxjava3.core.SingleObserver",
          "io.reactivex.rxjava3.core.MaybeObserver",
          "io.reactivex.rxjava3.core.CompletableObserver",
          "io.vertx.core.impl.future.Listener");

  /** What they are told by, and {@code request}, by which they ask for more. */
  private static final Set<String> TOLD =
      Set.of(
          "onSubscribe",
          "onNext",
          "tryOnNext",
          "onError",
          "onComplete",
          "onSuccess",
          "onItem",
          "onFailure",
          "onCompletion",
          "request");

  /** What Kotlin's compiler makes of the code of a coroutine is below this class. */
  private static final String CONTINUATION = "kotlin/coroutines/jvm/internal/BaseContinuationImpl";

  private LibraryTasks() {}

  /** All of them. */
  public static List<Target> targets() {
    List<Target> all = new ArrayList<>();
    all.add(Target.of(eventLoops()));
    all.add(Target.of(eventLoopThreads()));
    all.add(Target.of(delayed()));
    all.add(Target.of(promises()));
    all.add(Target.of(listenableFutures()));
    all.add(Target.of(futures()));
    all.add(Target.of(blockingWork()));
    all.add(Target.of(workers()));
    all.add(subscribers());
    all.add(continuations());
    return all;
  }

  private static Doorbell eventLoops() {
    return Doorbell.ofClasses(
        "netty",
        Set.of(NETTY + "SingleThreadEventExecutor"),
        List.of(
            new Ring("execute", List.of(RUNNABLE), ADVICE + "SubmitAdvice"),
            Ring.any("startThread", ADVICE + "QuietAdvice"),
            Ring.any("doStartThread", ADVICE + "QuietAdvice")));
  }

  private static Doorbell eventLoopThreads() {
    return Doorbell.ofClasses(
        "netty",
        Set.of(NETTY + "AbstractEventExecutor"),
        List.of(
            new Ring("safeExecute", List.of(RUNNABLE), ADVICE + "RunTaskAdvice"),
            new Ring("runTask", List.of(RUNNABLE), ADVICE + "RunTaskAdvice")));
  }

  private static Doorbell delayed() {
    return Doorbell.ofClasses(
        "netty",
        Set.of(NETTY + "AbstractScheduledEventExecutor"),
        List.of(
            new Ring("schedule", List.of(NETTY + "ScheduledFutureTask"), ADVICE + "SubmitAdvice")));
  }

  /** Who listens is told by the thread that fulfils the promise, and is not its affair. */
  private static Doorbell promises() {
    return Doorbell.ofClasses(
        "netty",
        Set.of(NETTY + "DefaultPromise"),
        List.of(Ring.any("notifyListener0", ADVICE + "QuietAdvice")));
  }

  /** Guava's: a listener works for who added it. */
  private static Doorbell listenableFutures() {
    return Doorbell.ofClasses(
        "guava",
        Set.of("com.google.common.util.concurrent.AbstractFuture"),
        List.of(
            Ring.any("addListener", ADVICE + "ListenerAdvice"),
            Ring.any("executeListener", ADVICE + "QuietAdvice")));
  }

  /** Those of Vert.x, 4 and 5: as with promises. */
  private static Doorbell futures() {
    return Doorbell.ofClasses(
        "vertx",
        Set.of("io.vertx.core.impl.future.FutureBase"),
        List.of(
            Ring.either("emitSuccess", ADVICE + "QuietAdvice"),
            Ring.either("emitFailure", ADVICE + "QuietAdvice"),
            Ring.either("emitResult", ADVICE + "QuietAdvice")));
  }

  /** Blocking work of Vert.x waits in queues, which are emptied by whoever is at work there. */
  private static Doorbell blockingWork() {
    return Doorbell.ofClasses(
        "vertx",
        Set.of("io.vertx.core.impl.WorkerTask"),
        List.of(
            Ring.any("<init>", ADVICE + "KeptAdvice"),
            new Ring("run", List.of(), ADVICE + "KeptTaskAdvice")));
  }

  /** The threads of Kotlin's dispatchers, which are made when somebody needs one more. */
  private static Doorbell workers() {
    return Doorbell.ofClasses(
        "coroutine",
        Set.of("kotlinx.coroutines.scheduling.CoroutineScheduler"),
        List.of(Ring.any("createNewWorker", ADVICE + "QuietAdvice")));
  }

  private static Target subscribers() {
    List<Target.Bell> bells =
        List.of(
            new Target.Bell(
                (owner, access, name, descriptor) -> name.equals("<init>"),
                ADVICE + "SubscribedAdvice"),
            new Target.Bell(
                (owner, access, name, descriptor) -> TOLD.contains(name) && (access & STATIC) == 0,
                ADVICE + "ToldAdvice"));
    Set<String> names = new java.util.HashSet<>();
    for (String each : SUBSCRIBERS) {
      names.add(each.replace('.', '/'));
    }
    return new Target("reactive", Set.of(), names, bells, true, false);
  }

  /** A coroutine works for who made it, whoever resumes it. */
  private static Target continuations() {
    List<Target.Bell> bells =
        List.of(
            new Target.Bell(
                (owner, access, name, descriptor) ->
                    owner.equals(CONTINUATION) && name.equals("<init>"),
                ADVICE + "SubscribedAdvice"),
            new Target.Bell(
                (owner, access, name, descriptor) ->
                    owner.equals(CONTINUATION) && name.equals("resumeWith"),
                ADVICE + "ToldAdvice"));
    return new Target(
        "coroutine", Set.of(), Set.of("kotlin/coroutines/Continuation"), bells, true, false);
  }
}
