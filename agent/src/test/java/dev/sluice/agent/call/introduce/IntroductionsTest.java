package dev.sluice.agent.call.introduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.rules.Actor;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Source;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent to databases, with drivers that note it down. */
class IntroductionsTest {

  /** A driver's connection that notes what it is told. */
  private static final class Wire implements InvocationHandler {
    final List<String> sent = new ArrayList<>();
    final Properties properties = new Properties();
    byte @Nullable [] context;
    @Nullable String failure;

    <T> T as(Class<T> type) {
      return type.cast(
          Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public @Nullable Object invoke(Object proxy, java.lang.reflect.Method method, Object[] given)
        throws SQLException {
      switch (method.getName()) {
        case "getClientInfo" -> {
          return properties.getProperty((String) given[0]);
        }
        case "setClientInfo" -> {
          send(given[0] + "=" + given[1]);
          properties.setProperty((String) given[0], given[1] == null ? "" : (String) given[1]);
          return null;
        }
        case "createStatement" -> {
          return as(Statement.class);
        }
        case "execute" -> {
          send((String) given[0]);
          return false;
        }
        case "executeQuery" -> {
          send((String) given[0]);
          return as(ResultSet.class);
        }
        case "next" -> {
          return true;
        }
        case "getBytes" -> {
          return context;
        }
        case "close" -> {
          return null;
        }
        default -> throw new AssertionError(method);
      }
    }

    private void send(String text) throws SQLException {
      if (failure != null) {
        throw new SQLClientInfoException("no", failure, Map.of());
      }
      sent.add(text);
    }
  }

  private final Wire wire = new Wire();
  private final Connection connection = wire.as(Connection.class);

  private ConnectionState state(String system) {
    return new ConnectionState(
        new DatabaseInfo(system, "host", 1, "name", "user"), connection, null);
  }

  @Test
  void oracle_sameAsker_isToldOnce() {
    ConnectionState state = state("oracle.db");
    wire.properties.setProperty("OCSID.CLIENTID", "batch");
    Introductions.introduce(state, null);
    Introductions.introduce(state, "sluice:ai/a");
    Introductions.introduce(state, "sluice:ai/a");
    Introductions.introduce(state, "sluice:ai/b");
    Introductions.introduce(state, null);
    Introductions.introduce(state, null);
    assertThat(wire.sent)
        .containsExactly(
            "OCSID.CLIENTID=sluice:ai/a", "OCSID.CLIENTID=sluice:ai/b", "OCSID.CLIENTID=batch");
  }

  @Test
  void postgresql_takenBackByARollback_isToldAgainAndNeverTakenForTheApplicationsOwn() {
    ConnectionState state = state("postgresql");
    wire.properties.setProperty("ApplicationName", "shop");
    Introductions.introduce(state, "sluice:ai/a");
    Introductions.introduce(state, "sluice:ai/b");
    wire.properties.setProperty("ApplicationName", "sluice:ai/a"); // the server reports it
    Introductions.introduce(state, "sluice:ai/b");
    Introductions.introduce(state, null);
    assertThat(wire.properties.getProperty("ApplicationName")).isEqualTo("shop");
    assertThat(wire.sent).hasSize(4);
  }

  @Test
  void postgresql_inAFailedTransaction_isNotGivenUp() {
    ConnectionState state = state("postgresql");
    wire.failure = "25P02";
    for (int i = 0; i < 10; i++) {
      Introductions.introduce(state, "sluice:ai/a");
    }
    wire.failure = null;
    Introductions.introduce(state, "sluice:ai/a");
    assertThat(wire.sent).containsExactly("ApplicationName=sluice:ai/a");
  }

  @Test
  void sqlServer_unusedContext_isToldInBytes() {
    ConnectionState state = state("microsoft.sql_server");
    Introductions.introduce(state, "sluice:ai/a");
    Introductions.introduce(state, "sluice:ai/a");
    Introductions.introduce(state, null);
    assertThat(wire.sent)
        .containsExactly(
            "SELECT CONTEXT_INFO()",
            "SET CONTEXT_INFO 0x"
                + HexFormat.of().formatHex("sluice:ai/a".getBytes(StandardCharsets.US_ASCII)),
            "SET CONTEXT_INFO 0x");
  }

  @Test
  void sqlServer_contextOfTheApplication_isLeftAlone() {
    ConnectionState state = state("microsoft.sql_server");
    wire.context = new byte[] {0, 7};
    Introductions.introduce(state, "sluice:ai/a");
    Introductions.introduce(state, "sluice:ai/b");
    assertThat(wire.sent).containsExactly("SELECT CONTEXT_INFO()");
  }

  @Test
  void mySql_thatRefuses_isLeftAloneAfterAWhile() {
    ConnectionState state = state("mysql");
    wire.failure = "42000";
    for (int i = 0; i < 3; i++) {
      Introductions.introduce(state, "sluice:ai/a");
    }
    wire.failure = null;
    Introductions.introduce(state, "sluice:ai/a");
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void words_ofAnyActor_areShortAndPlain() {
    String hostile = "x'\\\"\n/*é" + "y".repeat(300);
    Actor actor =
        new Actor(
            ActorKind.AI,
            Source.INSTRUMENTED,
            new Actor.Named(hostile, Source.ASSERTED),
            new Actor.Named(hostile, Source.INSTRUMENTED),
            hostile,
            null,
            new Actor.Named(hostile, Source.INSTRUMENTED),
            new Actor.Named("ann", Source.ASSERTED),
            Set.of());
    assertThat(Words.of(actor)).hasSizeLessThanOrEqualTo(63).matches("[A-Za-z0-9._@+:/?-]+");
    assertThat(Words.of(actor)).contains("/ann?/");
    assertThat(Words.of(Actor.UNKNOWN)).isNull();
  }
}
