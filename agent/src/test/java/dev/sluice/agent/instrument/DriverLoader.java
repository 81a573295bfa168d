package dev.sluice.agent.instrument;

import dev.sluice.agent.instrument.jdbc.JdbcTargets;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** A class loader that passes drivers and pools by the transformer, as the JVM would. */
public final class DriverLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String[] OWN = {
    "org.h2.", "org.postgresql.", "com.zaxxer.hikari.", "dev.sluice.agent.foreign."
  };

  public final Coverage coverage = new Coverage();
  private final Transformer transformer =
      new Transformer(JdbcTargets.all(), JdbcTargets.PLATFORM_PARENTS, coverage);

  public DriverLoader() {
    super(DriverLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    for (String prefix : OWN) {
      if (name.startsWith(prefix)) {
        synchronized (getClassLoadingLock(name)) {
          Class<?> known = findLoadedClass(name);
          return known == null ? define(name) : known;
        }
      }
    }
    return super.loadClass(name, resolve);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/');
    byte[] bytes;
    try (InputStream in = getParent().getResourceAsStream(path + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    return define(name, bytes);
  }

  /** A class of these bytes, woven. */
  public Class<?> define(String name, byte[] bytes) {
    byte[] woven = transformer.transform(this, name.replace('.', '/'), null, null, bytes);
    byte[] used = woven == null ? bytes : woven;
    return defineClass(name, used, 0, used.length);
  }

  /** A connection of a driver whose classes are woven. */
  public Connection connect(String driver, String url, String... login) throws SQLException {
    Properties properties = new Properties();
    for (int i = 0; i < login.length; i += 2) {
      properties.setProperty(login[i], login[i + 1]);
    }
    return ((Driver) make(driver)).connect(url, properties);
  }

  /** HikariCP, woven, over a URL of H2. */
  public DataSource pool(String url) {
    try {
      Object pool = make("com.zaxxer.hikari.HikariDataSource");
      pool.getClass().getMethod("setJdbcUrl", String.class).invoke(pool, url);
      pool.getClass().getMethod("setDataSource", DataSource.class).invoke(pool, dataSource(url));
      return (DataSource) pool;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** H2's own data source, woven. */
  public DataSource dataSource(String url) {
    try {
      Object source = make("org.h2.jdbcx.JdbcDataSource");
      source.getClass().getMethod("setURL", String.class).invoke(source, url);
      source.getClass().getMethod("setUser", String.class).invoke(source, "sa");
      return (DataSource) source;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An instance of a class of this loader. */
  public Object make(String name) {
    try {
      return Class.forName(name, true, this).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
