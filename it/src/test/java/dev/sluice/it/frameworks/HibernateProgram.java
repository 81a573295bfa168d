package dev.sluice.it.frameworks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** An application that deletes with Hibernate and says what it got. */
public final class HibernateProgram {

  private HibernateProgram() {}

  /** A row. */
  @Entity(name = "person")
  public static class Person {
    @Id int id;
    String name;
  }

  public static void main(String[] arguments) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Person.class)
            .setProperty("hibernate.connection.url", "jdbc:h2:mem:hibernate;DB_CLOSE_DELAY=-1")
            .setProperty("hibernate.connection.username", "sa")
            .setProperty("hibernate.connection.password", "")
            .setProperty("hibernate.hbm2ddl.auto", "update");
    try (SessionFactory sessions = configuration.buildSessionFactory()) {
      sessions.inTransaction(
          session -> {
            Person person = new Person();
            person.id = 1;
            person.name = "Ann";
            session.persist(person);
          });
      try {
        sessions.inTransaction(session -> session.remove(session.find(Person.class, 1)));
      } catch (RuntimeException refused) {
        Throwable told = refused;
        while (!(told instanceof HibernateException) && told.getCause() != null) {
          told = told.getCause();
        }
        System.out.println(told.getClass().getName() + ": " + told.getMessage());
      }
      sessions.inTransaction(
          session ->
              System.out.println(
                  "left: "
                      + session
                          .createSelectionQuery("select count(*) from person", Long.class)
                          .getSingleResult()));
    }
  }
}
