package dev.sluice.it.tokens;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** From where an application has its connections. */
enum Pool {
  BARE {
    @Override
    Source open(String url, String user, String password) {
      return new Source(
          () ->
              user.isEmpty()
                  ? DriverManager.getConnection(url)
                  : DriverManager.getConnection(url, user, password),
          () -> {});
    }
  },
  HIKARI {
    @Override
    Source open(String url, String user, String password) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url);
      if (!user.isEmpty()) {
        config.setUsername(user);
        config.setPassword(password);
      }
      config.setMaximumPoolSize(1);
      config.setExceptionOverrideClassName(KeepingConnections.class.getName());
      HikariDataSource pool = new HikariDataSource(config);
      return new Source(pool::getConnection, pool);
    }
  },
  DBCP {
    @Override
    Source open(String url, String user, String password) {
      BasicDataSource pool = new BasicDataSource();
      pool.setUrl(url);
      if (!user.isEmpty()) {
        pool.setUsername(user);
        pool.setPassword(password);
      }
      pool.setMaxTotal(1);
      pool.setAccessToUnderlyingConnectionAllowed(true);
      return new Source(pool::getConnection, pool);
    }
  },
  TOMCAT {
    @Override
    Source open(String url, String user, String password) {
      PoolProperties properties = new PoolProperties();
      properties.setUrl(url);
      if (!user.isEmpty()) {
        properties.setUsername(user);
        properties.setPassword(password);
      }
      properties.setMaxActive(1);
      properties.setInitialSize(1);
      properties.setJmxEnabled(false);
      properties.setJdbcInterceptors("StatementFinalizer");
      org.apache.tomcat.jdbc.pool.DataSource pool =
          new org.apache.tomcat.jdbc.pool.DataSource(properties);
      return new Source(pool::getConnection, pool::close);
    }
  },
  C3P0 {
    @Override
    Source open(String url, String user, String password) {
      ComboPooledDataSource pool = new ComboPooledDataSource();
      pool.setJdbcUrl(url);
      if (!user.isEmpty()) {
        pool.setUser(user);
        pool.setPassword(password);
      }
      pool.setInitialPoolSize(1);
      pool.setMinPoolSize(1);
      pool.setMaxPoolSize(1);
      pool.setNumHelperThreads(1);
      try {
        pool.setConnectionTesterClassName(SoundConnections.class.getName());
      } catch (java.beans.PropertyVetoException notVetoed) {
        throw new IllegalStateException(notVetoed);
      }
      return new Source(pool::getConnection, pool);
    }
  },
  AGROAL {
    @Override
    Source open(String url, String user, String password) throws SQLException {
      AgroalDataSourceConfigurationSupplier wanted =
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  of ->
                      of.maxSize(1)
                          .acquisitionTimeout(Duration.ofSeconds(30))
                          .connectionFactoryConfiguration(
                              to -> {
                                to.jdbcUrl(url);
                                if (!user.isEmpty()) {
                                  to.principal(new NamePrincipal(user))
                                      .credential(new SimplePassword(password));
                                }
                                return to;
                              }));
      AgroalDataSource pool = AgroalDataSource.from(wanted);
      return new Source(pool::getConnection, pool);
    }
  },
  DRUID {
    @Override
    Source open(String url, String user, String password) throws SQLException {
      DruidDataSource pool = new DruidDataSource();
      pool.setDriverClassName(DriverManager.getDriver(url).getClass().getName());
      pool.setUrl(url);
      if (!user.isEmpty()) {
        pool.setUsername(user);
        pool.setPassword(password);
      }
      pool.setInitialSize(1);
      pool.setMaxActive(1);
      pool.setTestWhileIdle(false);
      return new Source(pool::getConnection, pool);
    }
  };

  /** What hands out connections. */
  interface Connecting {
    Connection connect() throws SQLException;
  }

  /** An open pool. */
  record Source(Connecting connecting, AutoCloseable closing) implements AutoCloseable {
    Connection connect() throws SQLException {
      return connecting.connect();
    }

    @Override
    public void close() throws Exception {
      closing.close();
    }
  }

  abstract Source open(String url, String user, String password) throws SQLException;
}
