package com.example.supportdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DeskToolsTest {

  private DeskDatabase database;

  @BeforeEach
  void open(TestInfo test) throws SQLException, IOException {
    database = DeskDatabase.open(options("jdbc:h2:mem:" + test.getDisplayName(), "yes"));
  }

  @AfterEach
  void close() throws IOException {
    database.close();
  }

  @Test
  void runSql_select_givesHeadAndRows() throws SQLException {
    String answer =
        new DatabaseTools(database.dataSource())
            .runSql("SELECT name, email FROM customers WHERE id < 3 ORDER BY id");

    assertThat(answer)
        .isEqualTo(
            """
            NAME | EMAIL
            Ada Lovelace | ada@lovelace.example
            Grace Hopper | grace@hopper.example""");
  }

  @Test
  void runSql_delete_deletesWithEverythingBelow() throws SQLException {
    DatabaseTools tools = new DatabaseTools(database.dataSource());

    assertThat(tools.runSql("DELETE FROM customers")).isEqualTo("5 rows changed");
    assertThat(tools.runSql("SELECT COUNT(*) AS n FROM tickets")).isEqualTo("N\n0");
  }

  @Test
  void runSql_badSql_throws() {
    DatabaseTools tools = new DatabaseTools(database.dataSource());

    assertThatThrownBy(() -> tools.runSql("SELEKT 1")).isInstanceOf(SQLException.class);
  }

  @Test
  void findCustomer_partOfName_findsTwice() throws SQLException {
    try (CustomerTools tools = new CustomerTools(database.dataSource())) {
      assertThat(tools.findCustomer("ADA"))
          .contains("ada@lovelace.example")
          .doesNotContain("Grace");
      assertThat(tools.findCustomer("grace")).contains("grace@hopper.example");
    }
  }

  @Test
  void tickets_closed_leaveTheOpenOnes() {
    TicketTools tools = new TicketTools(database.dataSource());

    assertThat(tools.addNote(12, "Called back.")).isEqualTo("1 note added");
    assertThat(tools.closeTicket(12)).isEqualTo("1 ticket closed");
    assertThat(tools.ticketsInStatus("open")).extracting(Ticket::id).containsExactly(11, 14);
    assertThat(tools.ticketsInStatus("open").get(0).email()).isEqualTo("ada@lovelace.example");
  }

  @Test
  void open_schemaAlreadyThere_isKept(TestInfo test) throws SQLException, IOException {
    new DatabaseTools(database.dataSource()).runSql("DELETE FROM customers WHERE id = 1");

    try (DeskDatabase again =
        DeskDatabase.open(options("jdbc:h2:mem:" + test.getDisplayName(), "no"))) {
      assertThat(new DatabaseTools(again.dataSource()).runSql("SELECT COUNT(*) FROM customers"))
          .endsWith("4");
    }
  }

  private static Options options(String url, String pool) {
    return Options.parse(
        new String[] {"--model-url", "http://none", "--database-url", url, "--pool", pool},
        Map.of());
  }
}
