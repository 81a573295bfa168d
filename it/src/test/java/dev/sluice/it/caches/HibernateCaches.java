package dev.sluice.it.caches;

import static dev.sluice.it.kit.Attempts.tell;

import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** The second-level cache of Hibernate and its query cache. */
final class HibernateCaches implements AutoCloseable {

  private final SessionFactory sessions;

  HibernateCaches(String url, String user) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Client.class)
            .addAnnotatedClass(Product.class)
            .setProperty("hibernate.connection.url", url)
            .setProperty("hibernate.connection.username", user)
            .setProperty("hibernate.connection.password", "")
            .setProperty("hibernate.hbm2ddl.auto", "none")
            .setProperty("hibernate.generate_statistics", "true")
            .setProperty("hibernate.cache.use_second_level_cache", "true")
            .setProperty("hibernate.cache.use_query_cache", "true")
            .setProperty("hibernate.cache.region.factory_class", MemoryRegions.class.getName());
    sessions = configuration.buildSessionFactory();
  }

  void run() {
    CachesProbe.tellAll("hibernate", new Entities());
    CachesProbe.tellAll("query", new Queries());
    phones();
    hits();
    renamed();
  }

  private String client() {
    return sessions.fromSession(session -> session.find(Client.class, 1).toString());
  }

  private final class Entities implements CachesProbe.Cached {
    @Override
    public String read() {
      return client();
    }

    @Override
    public void evict() {
      sessions.getCache().evictAllRegions();
    }
  }

  private final class Queries implements CachesProbe.Cached {
    @Override
    public String read() {
      Object[] row =
          sessions.fromSession(
              session ->
                  session
                      .createSelectionQuery(
                          "select c.name, c.email from Client c where c.id = 1", Object[].class)
                      .setCacheable(true)
                      .getSingleResult());
      return row[0] + " " + row[1];
    }

    @Override
    public void evict() {
      sessions.getCache().evictAllRegions();
    }
  }

  private String phoneNumbers() {
    return sessions.fromSession(session -> session.find(Client.class, 1).phones.toString());
  }

  private void phones() {
    tell("hibernate-phones", this::phoneNumbers);
    tell("hibernate-phones-left", () -> Askers.left(this::phoneNumbers));
    tell("hibernate-phones-after", this::phoneNumbers);
  }

  private void hits() {
    sessions.getCache().evictAllRegions();
    client();
    sessions.getStatistics().clear();
    tell(
        "hibernate-hits",
        () -> {
          client();
          return sessions.getStatistics().getSecondLevelCacheHitCount();
        });
    sessions.fromSession(session -> session.find(Product.class, 1));
    sessions.getStatistics().clear();
    tell(
        "hibernate-product-hits",
        () -> {
          Askers.left(() -> sessions.fromSession(session -> session.find(Product.class, 1)));
          Askers.right(() -> sessions.fromSession(session -> session.find(Product.class, 1)));
          return sessions.getStatistics().getSecondLevelCacheHitCount();
        });
    String query = "select c.email from Client c where c.id = 1";
    sessions.fromSession(
        session ->
            session.createSelectionQuery(query, String.class).setCacheable(true).getSingleResult());
    sessions.getStatistics().clear();
    tell(
        "query-hits",
        () -> {
          sessions.fromSession(
              session ->
                  session
                      .createSelectionQuery(query, String.class)
                      .setCacheable(true)
                      .getSingleResult());
          return sessions.getStatistics().getQueryCacheHitCount();
        });
  }

  private void renamed() {
    client();
    tell(
        "hibernate-renamed",
        () -> {
          Askers.left(
              () -> {
                sessions.inTransaction(session -> session.find(Client.class, 1).name = "Ann2");
                return "";
              });
          return client();
        });
    tell("hibernate-renamed-left", () -> Askers.left(this::client));
    sessions.inTransaction(session -> session.find(Client.class, 1).name = "Ann");
  }

  @Override
  public void close() {
    sessions.close();
  }
}
