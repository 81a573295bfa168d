package dev.sluice.it.caches;

import static dev.sluice.it.kit.Attempts.tell;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** The cache of a mapper of MyBatis. */
final class MybatisCache implements CachesProbe.Cached {

  private final SqlSessionFactory sessions;
  private final Runs runs = new Runs();

  MybatisCache(String url, String user) throws SQLException {
    String driver = DriverManager.getDriver(url).getClass().getName();
    Configuration configuration =
        new Configuration(
            new Environment(
                "caches",
                new JdbcTransactionFactory(),
                new UnpooledDataSource(driver, url, user, "")));
    configuration.addInterceptor(runs);
    configuration.addMapper(Clients.class);
    sessions = new SqlSessionFactoryBuilder().build(configuration);
  }

  /** A mapper with a cache. */
  @CacheNamespace(readWrite = false)
  public interface Clients {
    /** A client's name and address. */
    @Select("SELECT name, email FROM client WHERE id = #{id}")
    Map<String, Object> client(int id);

    /** A product's title. */
    @Select("SELECT title FROM product WHERE id = #{id}")
    String product(int id);
  }

  /** Counts the statements that are prepared. */
  @Intercepts(
      @Signature(
          type = StatementHandler.class,
          method = "prepare",
          args = {Connection.class, Integer.class}))
  public static final class Runs implements Interceptor {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
      count.incrementAndGet();
      return invocation.proceed();
    }
  }

  void run() {
    CachesProbe.tellAll("mybatis", this);
    evict();
    tell("mybatis-runs", () -> runs(this::read, this::read));
    tell("mybatis-product-runs", () -> runs(this::product, () -> Askers.left(this::product)));
  }

  private interface Reading {
    String of() throws Exception;
  }

  private int runs(Reading first, Reading second) throws Exception {
    int before = runs.count.get();
    first.of();
    second.of();
    return runs.count.get() - before;
  }

  @Override
  public String read() {
    try (SqlSession session = sessions.openSession()) {
      // Databases fold names, each its own way.
      Map<String, Object> client = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      client.putAll(session.getMapper(Clients.class).client(1));
      session.commit();
      return client.get("name") + " " + client.get("email");
    }
  }

  private String product() {
    try (SqlSession session = sessions.openSession()) {
      String title = session.getMapper(Clients.class).product(1);
      session.commit();
      return title;
    }
  }

  @Override
  public void evict() {
    sessions.getConfiguration().getCache(Clients.class.getName()).clear();
  }
}
