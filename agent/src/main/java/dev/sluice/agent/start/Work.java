package dev.sluice.agent.start;

import dev.sluice.agent.call.person.People;
import dev.sluice.agent.call.person.Place;
import dev.sluice.agent.config.Settings;
import dev.sluice.agent.control.ClosedPolicy;
import dev.sluice.agent.control.Commands;
import dev.sluice.agent.control.Notices;
import dev.sluice.agent.control.OtherClients;
import dev.sluice.agent.control.PolicyDesk;
import dev.sluice.agent.control.PolicyInForce;
import dev.sluice.agent.control.PolicyRefused;
import dev.sluice.agent.control.PolicySource;
import dev.sluice.agent.control.ProtectionReport;
import dev.sluice.agent.gate.GateParts;
import dev.sluice.agent.gate.Gatekeeper;
import dev.sluice.agent.gate.WhoAsks;
import dev.sluice.bootstrap.Handler;
import dev.sluice.rules.Policy;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does beside the application's threads: policy, audit trail, gate, and the control
 * loop over them. Made and run by the control thread; touches neither {@code DriverManager} nor a
 * class of the application.
 */
final class Work {

  private static final long LOOP_MILLIS = 50;
  private static final int PARAMETER_KEY_BYTES = 16;

  private final Settings settings;
  private final Notices notices;
  private final PolicyInForce policy;
  private final PolicyDesk desk;
  private final Facts facts = new Facts();
  private final Trail trail;
  private final Guards guards;
  private final CoverageRecords coverage;
  private final Commands commands;
  private final Gatekeeper gate;
  private final @Nullable String refused;
  private final List<ProtectionReport.Section> sections = new ArrayList<>();
  private volatile boolean guarding;
  private boolean warm;

  private Work(
      Instrumentation instrumentation,
      Settings settings,
      Notices notices,
      Guards guards,
      @Nullable String canary) {
    this.settings = settings;
    this.notices = notices;
    this.guards = guards;
    PolicySource source =
        settings.policy() == null ? new StarterSource() : new PolicyFile(settings.policy());
    String stamp = source.stamp();
    Policy first = null;
    String problem = null;
    try {
      first = source.read();
    } catch (PolicyRefused e) {
      problem = e.getMessage();
    }
    refused = problem;
    policy =
        first != null
            ? new PolicyInForce(first, source.name(), true)
            : new PolicyInForce(standIn(source), source.name(), false);
    trail = Trail.open(settings, policy, notices, instrumentation);
    desk = new PolicyDesk(source, policy, trail.sink(), notices, stamp);
    coverage = new CoverageRecords(trail.sink(), notices);
    gate = gate();
    sections.add(new Standing(policy, trail, canary));
    sections.add(guards);
    sections.add(new OtherClients(instrumentation::getAllLoadedClasses));
    commands = new Commands(desk, this::report, notices);
  }

  /** Reads the policy, opens the trail, builds the gate. */
  static Work prepare(
      Instrumentation instrumentation,
      Settings settings,
      Notices notices,
      Guards guards,
      @Nullable String canary) {
    return new Work(instrumentation, settings, notices, guards, canary);
  }

  private Policy standIn(PolicySource source) {
    return settings.refusesWithoutPolicy()
        ? new ClosedPolicy(source.name())
        : new StarterSource().read();
  }

  private Gatekeeper gate() {
    return new Gatekeeper(
        new GateParts(
            policy,
            facts,
            trail.sink(),
            new Catalogs(),
            guards,
            trail.incarnation(),
            secret(PARAMETER_KEY_BYTES),
            settings.haltsWhenBroken(),
            new WhoAsks(guards.libraries(), places(settings.asserted())),
            settings.tellsDatabase()));
  }

  private static People.Places places(Settings.Asserted said) {
    return new People.Places(
        places(said.user()),
        places(said.agent()),
        places(said.conversation()),
        places(said.tenant()));
  }

  private static List<Place> places(List<String> texts) {
    List<Place> places = new ArrayList<>();
    for (String text : texts) {
      Place place = Place.read(text);
      if (place != null) { // the settings took no other
        places.add(place);
      }
    }
    return places;
  }

  /** Not by SecureRandom where it can be avoided: its providers are the application's to set up. */
  private static byte[] secret(int bytes) {
    try (InputStream in = new FileInputStream("/dev/urandom")) {
      byte[] secret = in.readNBytes(bytes);
      if (secret.length == bytes) {
        return secret;
      }
    } catch (IOException notUnix) {
      // The other way serves.
    }
    byte[] secret = new byte[bytes];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** What stands behind the door from now on. */
  Handler handler() {
    return gate;
  }

  /** The agent came into a JVM that was running. */
  void attached() {
    gate.attached();
  }

  /** Whether the door leads to the gate. */
  boolean isGuarding() {
    return guarding;
  }

  Commands commands() {
    return commands;
  }

  /** Says and records how the agent came up; called once, when the door leads to the gate. */
  void settle() {
    guarding = true;
    guards.coverage().listener(coverage);
    if (refused != null) {
      String consequence =
          settings.refusesWithoutPolicy()
              ? "Every statement is refused until it is mended (on-policy=closed)."
              : "Nothing is refused (on-policy=open).";
      String sentence = refused + "\n" + consequence;
      notices.say(sentence);
      trail.record(
          RecordType.POLICY,
          new FieldWriter(512)
              .put(Field.POLICY_FILE, policy.snapshot().origin())
              .put(Field.MODE, policy.snapshot().mode())
              .put(Field.STATUS, "error")
              .put(Field.DETAIL, sentence));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::farewell, "sluice-stop"));
  }

  private void farewell() {
    coverage.doWork();
    trail.close();
  }

  private ProtectionReport report() {
    return ProtectionReport.of(
        "Sluice " + AgentStart.version() + " in process " + ProcessHandle.current().pid(),
        sections);
  }

  /** Looks after policy, coverage and state until the JVM ends, whatever goes wrong on the way. */
  void watch() {
    long nextPoll = System.nanoTime();
    String said = "";
    while (!Thread.currentThread().isInterrupted()) {
      try {
        nextPoll = doWork(nextPoll);
      } catch (RuntimeException | Error failure) {
        if (!said.equals(failure.toString())) {
          said = failure.toString();
          notices.say("The control thread goes on after: " + said + ".");
        }
      }
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(LOOP_MILLIS));
    }
  }

  private long doWork(long nextPoll) {
    if (!warm && coverage.jdbcSeen()) {
      warm = true;
      facts.warm();
    }
    trail.startWhenQuiet(coverage.jdbcSeen());
    if (!trail.isFullBeforeStart()) { // else this thread would wait for what it starts itself
      coverage.doWork();
    }
    gate.doWork();
    guards.doWork();
    trail.dropOldest(!policy.get().enforces());
    long now = System.nanoTime();
    if (settings.policyPollMillis() == 0 || now - nextPoll < 0) {
      return nextPoll;
    }
    desk.doWork();
    return now + TimeUnit.MILLISECONDS.toNanos(settings.policyPollMillis());
  }
}
