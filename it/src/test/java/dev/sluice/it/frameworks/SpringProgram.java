package dev.sluice.it.frameworks;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An application that deletes with Spring's {@code JdbcTemplate} and says what it got. */
final class SpringProgram {

  private SpringProgram() {}

  public static void main(String[] arguments) {
    JdbcTemplate jdbc =
        new JdbcTemplate(
            new DriverManagerDataSource("jdbc:h2:mem:spring;DB_CLOSE_DELAY=-1", "sa", ""));
    jdbc.execute("CREATE TABLE person(id INT PRIMARY KEY, name VARCHAR(20))");
    jdbc.update("INSERT INTO person VALUES (?, ?)", 1, "Ann");
    try {
      jdbc.update("DELETE FROM person WHERE id = ?", 1);
    } catch (DataAccessException refused) {
      System.out.println(refused.getClass().getName() + ": " + refused.getMessage());
    }
    System.out.println(
        "left: " + jdbc.queryForObject("SELECT COUNT(*) FROM person", Integer.class));
  }
}
