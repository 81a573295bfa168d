package dev.sluice.it.writeback;

import static dev.sluice.it.kit.Attempts.attempt;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.Configuration;

/** Entities and mapped rows that are read, changed in one field, and stored as a whole. */
final class FlushProbe {

  private final String url;
  private final String user;

  FlushProbe(String url, String user) {
    this.url = url;
    this.user = user;
  }

  /** A mapper of MyBatis. */
  public interface People {
    /** Reads one. */
    @Select("SELECT * FROM person WHERE id = #{id}")
    Person person(int id);

    /** Stores one. */
    @Update(
        "UPDATE person SET name = #{name}, age = #{age}, born = #{born}, phone = #{phone},"
            + " pay = #{pay}, plan = #{plan} WHERE id = #{id}")
    int store(Person person);
  }

  void run() {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Person.class)
            .addAnnotatedClass(VersionedPerson.class)
            .addAnnotatedClass(ChangedClient.class)
            .setProperty("hibernate.connection.url", url)
            .setProperty("hibernate.connection.username", user)
            .setProperty("hibernate.connection.password", "")
            .setProperty("hibernate.jdbc.batch_size", "10")
            .setProperty("hibernate.hbm2ddl.auto", "none");
    try (SessionFactory sessions = configuration.buildSessionFactory()) {
      hibernate(sessions);
    }
    attempt("flush-mapped", this::mapped);
  }

  private static void hibernate(SessionFactory sessions) {
    attempt("flush-whole", () -> in(sessions, session -> person(session, 1).name = "Renamed"));
    Person detached = sessions.fromSession(session -> person(session, 2));
    detached.name = "Renamed";
    attempt("flush-merged", () -> in(sessions, session -> session.merge(detached)));
    attempt(
        "flush-versioned",
        () -> in(sessions, session -> session.find(VersionedPerson.class, 3).name = "Renamed"));
    attempt("flush-stateless", () -> stateless(sessions));
    attempt(
        "flush-batched",
        () ->
            in(
                sessions,
                session -> {
                  for (int id = 5; id < 8; id++) {
                    person(session, id).name = "Renamed";
                  }
                }));
    attempt(
        "flush-changed-only",
        () -> in(sessions, session -> session.find(ChangedClient.class, 1).name = "Renamed"));
  }

  private static void in(SessionFactory sessions, Consumer<Session> work) {
    sessions.inTransaction(work);
  }

  private static Person person(Session session, int id) {
    return session.find(Person.class, id);
  }

  private static void stateless(SessionFactory sessions) {
    try (StatelessSession session = sessions.openStatelessSession()) {
      session.beginTransaction();
      Person person = session.get(Person.class, 4);
      person.name = "Renamed";
      session.update(person);
      session.getTransaction().commit();
    }
  }

  private void mapped() throws SQLException {
    String driver = DriverManager.getDriver(url).getClass().getName();
    org.apache.ibatis.session.Configuration configuration =
        new org.apache.ibatis.session.Configuration(
            new Environment(
                "people",
                new JdbcTransactionFactory(),
                new UnpooledDataSource(driver, url, user, "")));
    configuration.addMapper(People.class);
    SqlSessionFactory sessions = new SqlSessionFactoryBuilder().build(configuration);
    try (SqlSession session = sessions.openSession()) {
      People people = session.getMapper(People.class);
      Person person = people.person(8);
      person.name = "Renamed";
      people.store(person);
      session.commit();
    }
  }
}
