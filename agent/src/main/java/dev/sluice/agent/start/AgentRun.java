package dev.sluice.agent.start;

import dev.sluice.agent.config.Arguments;
import dev.sluice.agent.config.Settings;
import dev.sluice.agent.control.Answer;
import dev.sluice.agent.control.Notices;
import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.NoHandler;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of the agent, from its installation to its end. {@link #begin()} is called before {@code
 * main}; the rest happens on a thread of its own. As a consumer it takes the arguments of later
 * starts.
 */
final class AgentRun implements Consumer<String> {

  private static final int HALT_EXIT_CODE = 78;

  private final Instrumentation instrumentation;
  private final Settings settings;
  private final Notices notices;
  private final Arguments arguments;
  private final boolean attached;
  private final StartWindow window;
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile @Nullable Guards guards;
  private volatile @Nullable Work work;

  AgentRun(
      Instrumentation instrumentation,
      Settings settings,
      Notices notices,
      Arguments arguments,
      boolean attached) {
    this.instrumentation = instrumentation;
    this.settings = settings;
    this.notices = notices;
    this.arguments = arguments;
    this.attached = attached;
    window = new StartWindow(settings.startWaitMillis(), settings.haltsWhenBroken());
  }

  /** What has to be done before the application's first class. */
  void begin() {
    try {
      Door.handler = new WaitingHandler(window);
      Guards installed = Guards.install(instrumentation);
      guards = installed;
      if (!attached) {
        // Another agent may have brought JDBC classes with it.
        installed.coverLoaded();
      }
      startThread();
    } catch (Throwable failure) {
      leave();
      throw failure;
    }
  }

  private void startThread() {
    Thread thread = new Thread(topGroup(), new Background(), "sluice-control", 0, false);
    thread.setDaemon(true);
    // The queue looks classes up through it, and the application's own must stay out of reach.
    thread.setContextClassLoader(AgentRun.class.getClassLoader());
    thread.start();
  }

  private static ThreadGroup topGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** Not a lambda: this class is loaded before {@code main}. */
  private final class Background implements Runnable {
    @Override
    public void run() {
      background();
    }
  }

  private void background() {
    try {
      String canary = Canary.sing(window);
      if (canary != null) {
        notices.say("The advice does not work on this JVM: " + canary + ".");
        if (settings.haltsWhenBroken()) {
          throw new IllegalStateException("the canary statement was not refused: " + canary);
        }
      }
      Work ready = Work.prepare(instrumentation, settings, notices, running(), canary);
      work = ready;
      if (attached) {
        ready.attached();
      }
      Door.handler = ready.handler();
      window.end(ready.handler());
      if (attached) {
        running().coverLoaded();
      }
      System.setProperty(AgentStart.STATE_PROPERTY, "running " + AgentStart.version());
      ready.settle();
      settled.countDown();
      answerAttach(ready);
      ready.watch();
    } catch (Throwable failure) {
      broken(failure);
    } finally {
      settled.countDown();
    }
  }

  private Guards running() {
    Guards installed = guards;
    if (installed == null) {
      throw new IllegalStateException("not installed");
    }
    return installed;
  }

  private void broken(Throwable failure) {
    boolean halt = settings.haltsWhenBroken() && !attached;
    Work done = work;
    if (done != null && done.isGuarding()) {
      notices.say("The agent's control thread ended: " + failure + ". JDBC stays guarded.");
      return;
    }
    notices.say(
        "The agent could not start: "
            + failure
            + (halt
                ? ". The JVM halts, as on-start=closed asks."
                : ". The application runs without Sluice (on-start=open)."));
    if (halt) {
      Runtime.getRuntime().halt(HALT_EXIT_CODE);
    }
    leave();
    answer("The agent could not start: " + failure);
  }

  private void answerAttach(Work ready) {
    if (arguments.get("answer") != null) {
      ready.commands().report(arguments, List.of());
    }
  }

  private void answer(String problem) {
    String file = arguments.get("answer");
    if (file == null) {
      return;
    }
    try {
      Answer.write(Path.of(file), 1, List.of(problem));
    } catch (IOException | RuntimeException e) {
      notices.say("The answer could not be written: file=" + file + ", " + e + ".");
    }
  }

  /** Lets everything through and takes the transformer out. */
  private void leave() {
    Door.handler = NoHandler.INSTANCE;
    window.end(NoHandler.INSTANCE);
    System.clearProperty(AgentStart.STATE_PROPERTY);
    Guards installed = guards;
    if (installed != null) {
      installed.remove();
    }
  }

  @Override
  public void accept(String args) {
    try {
      if (!settled.await(settings.startWaitMillis() + 30_000, TimeUnit.MILLISECONDS)) {
        notices.say("The agent is still being started; this start does nothing.");
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Work ready = work;
    if (ready == null || !ready.isGuarding()) {
      notices.say("The agent did not start; this start does nothing.");
      return;
    }
    ready.commands().run(Arguments.parse(args));
  }
}
