package dev.sluice.it.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom. The table is the house's own; a new room needs a line here. */
class HouseTest {

  private static final String BYTE_BUDDY = "net.bytebuddy..";
  private static final String ASM = "org.objectweb.asm..";
  private static final String CHRONICLE = "net.openhft..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String YAML = "org.yaml..";

  private static JavaClasses house;

  @BeforeAll
  static void readHouse() {
    List<Path> rooms =
        List.of("bootstrap", "rules", "agent", "collector").stream()
            .map(module -> Path.of("..", module, "target", "classes"))
            .toList();
    assertThat(rooms).allSatisfy(room -> assertThat(Files.isDirectory(room)).isTrue());
    house = new ClassFileImporter().importPaths(rooms);
    assertThat(house.size()).isGreaterThan(50);
  }

  private static void holds(ArchRule rule) {
    rule.check(house);
  }

  @Test
  void bootstrap_any_knowsJavaBaseAlone() {
    holds(
        classes()
            .that()
            .resideInAPackage("dev.sluice.bootstrap..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.sluice.bootstrap..",
                "java.lang..",
                "java.util..",
                "java.io..",
                "java.nio..",
                "org.jspecify.annotations.."));
  }

  @Test
  void rules_any_knowsNoAgentCollectorOrDatabase() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.sluice.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.sluice.agent..",
                "dev.sluice.collector..",
                "dev.sluice.bootstrap..",
                "java.sql..",
                "javax.sql..",
                BYTE_BUDDY,
                ASM,
                CHRONICLE,
                "java.net.."));
  }

  @Test
  void libraries_any_stayInTheirRooms() {
    holds(only(YAML, "dev.sluice.rules.policy.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.sluice.rules..")
            .and()
            .resideOutsideOfPackage("dev.sluice.rules.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JACKSON));
    holds(only(BYTE_BUDDY, "dev.sluice.agent.instrument.."));
    holds(only(ASM, "dev.sluice.agent.instrument.."));
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.sluice.agent.audit.queue..", "dev.sluice.collector.ingest.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CHRONICLE));
  }

  @Test
  void collector_any_knowsNoAgentAndTalksSqlInItsStoreAlone() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.sluice.collector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.agent..", "dev.sluice.bootstrap.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.sluice.collector..")
            .and()
            .resideOutsideOfPackage("dev.sluice.collector.store.*..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb.."));
  }

  @Test
  void agent_any_knowsNoCollector() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.sluice.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.collector.."));
  }

  @Test
  void advice_any_knowsJavaAndBootstrapAlone() {
    holds(
        classes()
            .that()
            .resideInAPackage("dev.sluice.agent.instrument..advice..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                        "java..", "javax.sql..", "dev.sluice.bootstrap..", "net.bytebuddy.asm..")
                    .or(resideInAPackage("net.bytebuddy.implementation.bytecode.assign.."))
                    .or(resideInAPackage("org.jspecify.annotations.."))
                    .or(resideInAPackage("dev.sluice.agent.instrument..advice.."))));
  }

  @Test
  void doorbells_any_doNotKnowTheJudge() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.sluice.agent.instrument..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.sluice.agent.gate..",
                "dev.sluice.agent.audit..",
                "dev.sluice.rules.policy..",
                "dev.sluice.rules.sql.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("dev.sluice.agent.gate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.sluice.agent.instrument..",
                "dev.sluice.agent.audit.queue..",
                "dev.sluice.agent.audit.ring..",
                "dev.sluice.agent.start.."));
  }

  @Test
  void packages_any_haveNoCycles() {
    holds(slices().matching("dev.sluice.agent.(*)..").should().beFreeOfCycles());
    holds(slices().matching("dev.sluice.collector.(*)..").should().beFreeOfCycles());
    holds(slices().matching("dev.sluice.rules.(*)..").should().beFreeOfCycles());
  }

  @Test
  void names_any_sayWhatTheThingIs() {
    List<String> vague =
        List.of("Manager", "Helper", "Util", "Utils", "Processor", "Impl", "Data", "Info");
    List<String> found =
        house.stream()
            .filter(not(resideInAPackage("dev.sluice.rules")))
            .map(JavaClass::getSimpleName)
            .filter(name -> vague.stream().anyMatch(name::endsWith))
            .toList();
    assertThat(found).isEmpty();
    assertThat(house.stream().map(JavaClass::getPackageName))
        .noneMatch(name -> name.matches(".*\\.(util|common|helper|manager|impl)(\\..*)?"));
  }

  private static ArchRule only(String library, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
