package dev.sluice.agent.start;

import dev.sluice.agent.call.person.Libraries;
import dev.sluice.agent.control.ProtectionReport;
import dev.sluice.agent.gate.GateParts;
import dev.sluice.agent.instrument.CanaryClass;
import dev.sluice.agent.instrument.Coverage;
import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Installation;
import dev.sluice.agent.instrument.JdkInstallation;
import dev.sluice.agent.instrument.Target;
import dev.sluice.agent.instrument.Transformer;
import dev.sluice.agent.instrument.ai.Adk;
import dev.sluice.agent.instrument.ai.LangChain4j;
import dev.sluice.agent.instrument.ai.Mcp;
import dev.sluice.agent.instrument.ai.SemanticKernel;
import dev.sluice.agent.instrument.ai.SpringAi;
import dev.sluice.agent.instrument.jdbc.JdbcTargets;
import dev.sluice.agent.instrument.orm.Ebean;
import dev.sluice.agent.instrument.orm.EclipseLink;
import dev.sluice.agent.instrument.orm.Hibernate;
import dev.sluice.agent.instrument.orm.HibernateOrigins;
import dev.sluice.agent.instrument.orm.Jdbi;
import dev.sluice.agent.instrument.orm.Jooq;
import dev.sluice.agent.instrument.orm.Micronaut;
import dev.sluice.agent.instrument.orm.MyBatis;
import dev.sluice.agent.instrument.orm.Spring;
import dev.sluice.agent.instrument.person.Servlets;
import dev.sluice.agent.instrument.person.SpringSecurity;
import dev.sluice.agent.instrument.task.JdkTasks;
import dev.sluice.agent.instrument.task.LibraryTasks;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is instrumented, and what became of each class. */
final class Guards implements ProtectionReport.Section, GateParts.Unguarded {

  private static final int MOST_APPLIED_SHOWN = 40;

  private final Instrumentation instrumentation;
  private final Transformer transformer;
  private final Installation installation;
  private final Coverage coverage;
  private final Libraries libraries = new Libraries();
  private @Nullable JdkInstallation tasks;

  private Guards(Instrumentation instrumentation, Transformer transformer, Coverage coverage) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.installation = new Installation(instrumentation, transformer, coverage);
    this.coverage = coverage;
  }

  /** Whether it is about the class made for the proof, which is nobody's driver. */
  static boolean isCanary(Coverage.Line line) {
    return line.className().equals(CanaryClass.NAME);
  }

  /** From now on each class that is loaded passes by. */
  static Guards install(Instrumentation instrumentation) {
    List<Target> targets = new ArrayList<>(JdbcTargets.all());
    Set<String> aiRooms = new HashSet<>();
    for (Doorbell each : aiFrameworks()) {
      targets.add(Target.of(each));
      aiRooms.add(each.room());
    }
    add(targets, MyBatis.doorbells());
    add(targets, Hibernate.doorbells());
    add(targets, EclipseLink.doorbells());
    add(targets, SpringSecurity.doorbells());
    add(targets, Servlets.doorbells());
    targets.addAll(HibernateOrigins.targets());
    add(targets, Spring.doorbells());
    add(targets, Jooq.doorbells());
    add(targets, Jdbi.doorbells());
    add(targets, Ebean.doorbells());
    add(targets, Micronaut.doorbells());
    add(targets, JdkTasks.ofSubclasses());
    targets.add(JdkTasks.ofExecutors());
    targets.addAll(LibraryTasks.targets());
    Coverage coverage = new Coverage();
    Transformer transformer = new Transformer(targets, JdbcTargets.PLATFORM_PARENTS, coverage);
    Guards guards = new Guards(instrumentation, transformer, coverage);
    transformer.onlyBeside(LibraryTasks.ROOMS, aiRooms);
    transformer.watch(Libraries.signs(), guards.libraries);
    guards.installation.install();
    return guards;
  }

  private static void add(List<Target> targets, List<Doorbell> doorbells) {
    for (Doorbell each : doorbells) {
      targets.add(Target.of(each));
    }
  }

  /** Called now and then by a thread of the agent. */
  void doWork() {
    if (transformer.broughtAny()) {
      carry();
    }
  }

  /**
   * From now on notes of who is asking go along to other threads. Only a JVM in which an AI
   * framework is at work gets this far.
   */
  @Override
  public boolean carry() {
    JdkInstallation installed;
    synchronized (this) {
      if (tasks == null) {
        tasks =
            new JdkInstallation(instrumentation, JdkTasks.ofJdk(), JdkTasks.ofNewerJdk(), coverage);
      }
      installed = tasks;
    }
    installed.install();
    return true;
  }

  /** Where notes of an AI's calls come from. */
  private static List<Doorbell> aiFrameworks() {
    List<Doorbell> all = new ArrayList<>(LangChain4j.doorbells());
    all.addAll(SpringAi.doorbells());
    all.addAll(Mcp.doorbells());
    all.addAll(Adk.doorbells());
    all.addAll(SemanticKernel.doorbells());
    return all;
  }

  /** Instruments what is loaded already. */
  void coverLoaded() {
    installation.retransformLoaded();
  }

  /** The libraries of this JVM that know traces and the like. */
  Libraries libraries() {
    return libraries;
  }

  synchronized void remove() {
    installation.remove();
    if (tasks != null) {
      tasks.remove();
    }
  }

  Coverage coverage() {
    return coverage;
  }

  @Override
  public @Nullable String reason(Class<?> type) {
    installation.retransformBare();
    return coverage.failed(type);
  }

  @Override
  public boolean guards(Class<?> type) {
    return coverage.guards(type);
  }

  @Override
  public void write(ProtectionReport.Draft draft) {
    int applied = 0;
    for (Coverage.Line line : coverage.lines()) {
      if (isCanary(line)) {
        continue;
      }
      switch (line.outcome()) {
        case APPLIED -> {
          applied++;
          if (applied <= MOST_APPLIED_SHOWN) {
            draft.line("guarded " + line.className() + " (" + line.detail() + ")");
          }
        }
        case FAILED -> draft.fault("not guarded: " + line.className() + ": " + line.detail());
        case SKIPPED -> draft.gap("skipped: " + line.className() + ": " + line.detail());
      }
    }
    draft.line("guarded classes: " + applied);
    if (coverage.dropped() > 0) {
      draft.gap("classes beyond what the report keeps: " + coverage.dropped());
    }
  }
}
