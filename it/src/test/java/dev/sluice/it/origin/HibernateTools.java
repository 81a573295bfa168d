package dev.sluice.it.origin;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hibernate.cfg.Configuration;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;

/** Tools that work through Hibernate, by itself and behind repositories. */
final class HibernateTools implements AutoCloseable {

  // Of JPA's type: Hibernate's own has had other return types.
  private final EntityManagerFactory sessions =
      new Configuration()
          .addAnnotatedClass(Part.class)
          .addAnnotatedClass(PartNote.class)
          .setProperty("hibernate.connection.url", Workshop.URL)
          .setProperty("hibernate.connection.username", "sa")
          .setProperty("hibernate.connection.password", "")
          .setProperty("hibernate.jdbc.batch_size", "10")
          .setProperty("hibernate.hbm2ddl.auto", "none")
          .buildSessionFactory();

  void addTo(Map<String, Tool> tools) {
    tools.put("hibernate_entity", () -> within(HibernateTools::entity));
    tools.put("hibernate_late", () -> within(HibernateTools::late));
    tools.put("hibernate_flush", () -> within(HibernateTools::flush));
    tools.put("hibernate_query", () -> within(HibernateTools::query));
    tools.put("hibernate_named", () -> within(HibernateTools::named));
    tools.put("hibernate_native", () -> within(HibernateTools::nativeQuery));
    tools.put("hibernate_throws", () -> within(HibernateTools::bad));
    tools.put("hibernate_refused", () -> within(HibernateTools::rename));
    tools.put("repository", () -> within(HibernateTools::repository));
    tools.put("repository_saves", () -> within(HibernateTools::save));
    tools.put("repository_refused", () -> within(HibernateTools::giveAway));
  }

  /** A query that nobody's call asks for. */
  void byItself() {
    within(HibernateTools::query);
  }

  private void within(Consumer<EntityManager> work) {
    EntityManager manager = sessions.createEntityManager();
    try {
      manager.getTransaction().begin();
      work.accept(manager);
      manager.getTransaction().commit();
    } finally {
      if (manager.getTransaction().isActive()) {
        manager.getTransaction().rollback();
      }
      manager.close();
    }
  }

  private static void entity(EntityManager manager) {
    manager.find(Part.class, 1).notes.forEach(note -> {});
  }

  /** Loaded on another thread, which then does something else. */
  private static void late(EntityManager manager) {
    Part part = manager.find(Part.class, 1);
    CompletableFuture.runAsync(
            () -> {
              part.notes.forEach(note -> {});
              Workshop.plain("after_elsewhere");
            })
        .join();
  }

  private static void flush(EntityManager manager) {
    manager.persist(new Part(10, "new"));
    manager.persist(new Part(11, "newer"));
  }

  private static void query(EntityManager manager) {
    manager
        .createQuery("select p.name from Part p where p.name <> 'PartNote'", String.class)
        .getResultList();
    manager.createQuery("update PartNote n set n.words = 'read' where n.id = 1").executeUpdate();
  }

  private static void named(EntityManager manager) {
    manager.createNamedQuery("Part.cheap", Part.class).getResultList();
  }

  private static void nativeQuery(EntityManager manager) {
    manager.createNativeQuery("SELECT name FROM part").getResultList();
  }

  private static void bad(EntityManager manager) {
    manager.createQuery("select 1 / (p.price - p.price) from Part p").getResultList();
  }

  private static void rename(EntityManager manager) {
    manager.find(Part.class, 1).name = "renamed";
  }

  private static Parts parts(EntityManager manager) {
    return new JpaRepositoryFactory(manager).getRepository(Parts.class);
  }

  private static void repository(EntityManager manager) {
    parts(manager).findByName("bolt");
    parts(manager).findById(2);
  }

  private static void save(EntityManager manager) {
    parts(manager).saveAndFlush(new Part(12, "saved"));
  }

  private static void giveAway(EntityManager manager) {
    parts(manager).giveAway();
  }

  @Override
  public void close() {
    sessions.close();
  }
}
