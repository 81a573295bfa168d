package dev.sluice.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static Settings read(String args) throws SettingsException {
    return read(args, Map.of("user.home", "/home/me"), Map.of());
  }

  private static Settings read(
      String args, Map<String, String> properties, Map<String, String> variables)
      throws SettingsException {
    return Settings.read(
        Arguments.parse(args),
        new Settings.Words() {
          @Override
          public String property(String name) {
            return properties.get(name);
          }

          @Override
          public String variable(String name) {
            return variables.get(name);
          }
        });
  }

  @Test
  void settings_none_areDefaults() throws SettingsException {
    Settings settings = read("");
    assertThat(settings.policy()).isNull();
    assertThat(settings.service()).isNull();
    assertThat(settings.queueRoot()).isEqualTo(new File("/home/me/.sluice/queues"));
    assertThat(settings.haltsWhenBroken()).isFalse();
    assertThat(settings.refusesWithoutPolicy()).isTrue();
    assertThat(settings.startWaitMillis()).isEqualTo(10_000);
    assertThat(settings.policyPollMillis()).isEqualTo(1_000);
  }

  @Test
  void settings_argument_beatsPropertyBeatsVariable() throws SettingsException {
    Map<String, String> properties = Map.of("sluice.service", "b", "sluice.on-start", "closed");
    Map<String, String> variables =
        Map.of("SLUICE_SERVICE", "c", "SLUICE_ON_START", "open", "SLUICE_ON_POLICY", "open");
    Settings settings = read("service=a", properties, variables);
    assertThat(settings.service()).isEqualTo("a");
    assertThat(settings.haltsWhenBroken()).isTrue();
    assertThat(settings.refusesWithoutPolicy()).isFalse();
  }

  @Test
  void settings_placesOfOthersWords_areReadInOrder() throws SettingsException {
    Settings settings =
        read("user-from=mdc:user,baggage:enduser.id,tenant-from=header:X-Tenant,tell-database=on");
    assertThat(settings.asserted().user()).containsExactly("mdc:user", "baggage:enduser.id");
    assertThat(settings.asserted().tenant()).containsExactly("header:X-Tenant");
    assertThat(settings.asserted().agent()).isEmpty();
    assertThat(settings.tellsDatabase()).isTrue();
    assertThat(read("").asserted().user()).isEmpty();
    assertThat(read("").tellsDatabase()).isFalse();
  }

  @Test
  void settings_noPlace_areRefused() {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class, () -> read("user-from=mdc:,cookie:x,tell-database=yes"));
    assertThat(refused.problems())
        .anyMatch(problem -> problem.startsWith("not a place: mdc:"))
        .anyMatch(problem -> problem.startsWith("not a place: cookie:x"))
        .anyMatch(problem -> problem.startsWith("neither on nor off: tell-database=yes"));
  }

  @Test
  void settings_sluiceHome_holdsTheQueues() throws SettingsException {
    assertThat(read("", Map.of(), Map.of("SLUICE_HOME", "/var/lib/sluice")).queueRoot())
        .isEqualTo(new File("/var/lib/sluice/queues"));
  }

  @Test
  void settings_pathWithCommasAndSpaces_isWhole() throws SettingsException {
    Settings settings = read("policy=/a b,c/d, e.yaml,queue=/q,service=x");
    assertThat(settings.policy()).isEqualTo(new File("/a b,c/d, e.yaml"));
    assertThat(settings.queueRoot()).isEqualTo(new File("/q"));
    assertThat(settings.service()).isEqualTo("x");
  }

  @Test
  void settings_quotedPath_mayLookLikeAKey() throws SettingsException {
    Settings settings = read("policy=\"/a,service=b/p.yaml\",service=c");
    assertThat(settings.policy()).isEqualTo(new File("/a,service=b/p.yaml"));
    assertThat(settings.service()).isEqualTo("c");
  }

  @Test
  void settings_severalProblems_areReportedTogether() {
    SettingsException thrown =
        catchThrowableOfType(
            SettingsException.class,
            () ->
                read(
                    "junk,polcy=/x,on-start=maybe,start-wait=soon,service=x,service=a",
                    Map.of("sluice.on-policy", "ajar"),
                    Map.of()));
    assertThat(thrown.problems())
        .hasSize(6)
        .anyMatch(problem -> problem.startsWith("unknown key: polcy. Known: policy, queue"))
        .contains(
            "neither open nor closed: on-start=maybe, in the agent's arguments. Say open or"
                + " closed.",
            "neither open nor closed: on-policy=ajar, from -Dsluice.on-policy. Say open or"
                + " closed.",
            "given twice: service. Remove one.",
            "not a time of at most an hour: start-wait=soon, in the agent's arguments. Write 500ms,"
                + " 10s or 2m.");
  }

  @Test
  void settings_times_haveUnits() throws SettingsException {
    assertThat(read("start-wait=250ms").startWaitMillis()).isEqualTo(250);
    assertThat(read("start-wait=3").startWaitMillis()).isEqualTo(3_000);
    assertThat(read("policy-poll=2m").policyPollMillis()).isEqualTo(120_000);
    assertThat(read("policy-poll=0").policyPollMillis()).isZero();
  }

  @Test
  void settings_hugeTime_isAProblem() {
    assertThat(
            catchThrowableOfType(
                SettingsException.class, () -> read("start-wait=99999999999999999999s")))
        .isNotNull();
    assertThat(catchThrowableOfType(SettingsException.class, () -> read("start-wait=61m")))
        .isNotNull();
  }
}
