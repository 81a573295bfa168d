package dev.sluice.it.limits;

import static dev.sluice.it.kit.Attempts.attempt;
import static dev.sluice.it.kit.Attempts.tell;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Changes and reads more entities than a limit lets pass, by Hibernate. */
final class EntityProbe {

  private final String url;
  private final String user;

  EntityProbe(String url, String user) {
    this.url = url;
    this.user = user;
  }

  /** A row of {@code colleague}. */
  @Entity(name = "Colleague")
  @Table(name = "colleague")
  public static class Colleague {
    @Id int id;
    int age;
  }

  /** A row of {@code many}. */
  @Entity(name = "Many")
  @Table(name = "many")
  public static class Many {
    @Id int id;
    int age;
  }

  void run() {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Colleague.class)
            .addAnnotatedClass(Many.class)
            .setProperty("hibernate.connection.url", url)
            .setProperty("hibernate.connection.username", user)
            .setProperty("hibernate.connection.password", "")
            .setProperty("hibernate.jdbc.batch_size", "10")
            .setProperty("hibernate.hbm2ddl.auto", "none");
    try (SessionFactory sessions = configuration.buildSessionFactory()) {
      attempt("orm-two", () -> older(sessions, 2));
      attempt("orm-three", () -> older(sessions, 3));
      attempt(
          "orm-bulk",
          () ->
              sessions.inTransaction(
                  session ->
                      session
                          .createMutationQuery("update Colleague c set c.age = c.age + 1")
                          .executeUpdate()));
      tell(
          "orm-read",
          () ->
              sessions
                  .<Integer>fromSession(
                      session ->
                          session
                              .createSelectionQuery("from Many", Many.class)
                              .getResultList()
                              .size())
                  .intValue());
      attempt("orm-kept-on", () -> keptOn(sessions));
      tell(
          "orm-left",
          () ->
              sessions.<Long>fromSession(
                  session ->
                      session
                          .createSelectionQuery("select sum(c.age) from Colleague c", Long.class)
                          .getSingleResult()));
    }
  }

  private static void older(SessionFactory sessions, int colleagues) {
    sessions.inTransaction(
        session -> {
          for (int id = 1; id <= colleagues; id++) {
            session.find(Colleague.class, id).age++;
          }
        });
  }

  /** An application that goes on after a refusal and commits what it can. */
  private static void keptOn(SessionFactory sessions) {
    try (Session session = sessions.openSession()) {
      session.beginTransaction();
      session.find(Colleague.class, 1).age += 10;
      session.flush();
      session
          .createMutationQuery("update Colleague c set c.age = 100 where c.id > 0")
          .executeUpdate();
      session.getTransaction().commit();
    }
  }
}
