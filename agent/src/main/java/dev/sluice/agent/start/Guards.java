package dev.sluice.agent.start;

import dev.sluice.agent.control.ProtectionReport;
import dev.sluice.agent.gate.GateParts;
import dev.sluice.agent.instrument.CanaryClass;
import dev.sluice.agent.instrument.Coverage;
import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Installation;
import dev.sluice.agent.instrument.Target;
import dev.sluice.agent.instrument.Transformer;
import dev.sluice.agent.instrument.ai.LangChain4j;
import dev.sluice.agent.instrument.ai.Mcp;
import dev.sluice.agent.instrument.ai.SpringAi;
import dev.sluice.agent.instrument.jdbc.JdbcTargets;
import dev.sluice.agent.instrument.orm.Hibernate;
import dev.sluice.agent.instrument.orm.MyBatis;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is instrumented, and what became of each class. */
final class Guards implements ProtectionReport.Section, GateParts.Unguarded {

  private static final int MOST_APPLIED_SHOWN = 40;

  private final Installation installation;
  private final Coverage coverage;

  private Guards(Installation installation, Coverage coverage) {
    this.installation = installation;
    this.coverage = coverage;
  }

  /** Whether it is about the class made for the proof, which is nobody's driver. */
  static boolean isCanary(Coverage.Line line) {
    return line.className().equals(CanaryClass.NAME);
  }

  /** From now on each class that is loaded passes by. */
  static Guards install(Instrumentation instrumentation) {
    List<Target> targets = new ArrayList<>(JdbcTargets.all());
    for (List<Doorbell> each : frameworks()) {
      for (Doorbell doorbell : each) {
        targets.add(Target.of(doorbell));
      }
    }
    Coverage coverage = new Coverage();
    Transformer transformer = new Transformer(targets, JdbcTargets.PLATFORM_PARENTS, coverage);
    Installation installation = new Installation(instrumentation, transformer, coverage);
    installation.install();
    return new Guards(installation, coverage);
  }

  private static List<List<Doorbell>> frameworks() {
    return List.of(
        LangChain4j.doorbells(),
        SpringAi.doorbells(),
        Mcp.doorbells(),
        MyBatis.doorbells(),
        Hibernate.doorbells());
  }

  /** Instruments what is loaded already. */
  void coverLoaded() {
    installation.retransformLoaded();
  }

  void remove() {
    installation.remove();
  }

  Coverage coverage() {
    return coverage;
  }

  @Override
  public @Nullable String reason(Class<?> type) {
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
