package dev.sluice.it.orm;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.hibernate.cfg.Configuration;

/** The providers of JPA, set up as their manuals do, without a file. */
final class Providers {

  private Providers() {}

  static EntityManagerFactory hibernate(DataSource source) {
    Configuration configuration = new Configuration();
    Shop.ENTITIES.forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put("hibernate.connection.datasource", source);
    return configuration.buildSessionFactory();
  }

  static EntityManagerFactory eclipseLink(DataSource source) {
    Map<String, Object> properties =
        Map.of(
            "eclipselink.weaving", "false",
            "eclipselink.cache.shared.default", "false",
            "eclipselink.logging.level", "OFF");
    return new PersistenceProvider()
        .createContainerEntityManagerFactory(new Unit(source), properties);
  }

  /** What a container would tell of the persistence unit. */
  private record Unit(DataSource source) implements PersistenceUnitInfo {
    @Override
    public String getPersistenceUnitName() {
      return "shop";
    }

    @Override
    public String getPersistenceProviderClassName() {
      return PersistenceProvider.class.getName();
    }

    @Override
    public String getScopeAnnotationName() {
      return null;
    }

    @Override
    public List<String> getQualifierAnnotationNames() {
      return List.of();
    }

    // The interface still has the method of the older name.
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public jakarta.persistence.spi.PersistenceUnitTransactionType getTransactionType() {
      return jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
      return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
      return source;
    }

    @Override
    public List<String> getMappingFileNames() {
      return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
      return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
      return Providers.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
      return Shop.ENTITIES.stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
      return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
      return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
      return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
      return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
      return "3.2";
    }

    @Override
    public ClassLoader getClassLoader() {
      return Providers.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {}

    @Override
    public ClassLoader getNewTempClassLoader() {
      return null;
    }
  }
}
