package dev.sluice.it.caches;

import static dev.sluice.it.kit.Attempts.tell;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** The cache of objects that all sessions of EclipseLink share. */
final class EclipseLinkCache implements CachesProbe.Cached, AutoCloseable {

  private final EntityManagerFactory managers;

  EclipseLinkCache(String url, String user) {
    Map<String, Object> properties =
        Map.of(
            "jakarta.persistence.jdbc.url", url,
            "jakarta.persistence.jdbc.user", user,
            "jakarta.persistence.jdbc.password", "",
            "eclipselink.weaving", "false",
            "eclipselink.logging.level", "OFF");
    managers = new PersistenceProvider().createContainerEntityManagerFactory(unit(), properties);
  }

  /** What a container would tell of the persistence unit, as far as it matters here. */
  private static PersistenceUnitInfo unit() {
    URL root = EclipseLinkCache.class.getProtectionDomain().getCodeSource().getLocation();
    return (PersistenceUnitInfo)
        Proxy.newProxyInstance(
            EclipseLinkCache.class.getClassLoader(),
            new Class<?>[] {PersistenceUnitInfo.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getPersistenceUnitName" -> "caches";
                  case "getPersistenceProviderClassName" -> PersistenceProvider.class.getName();
                  case "getTransactionType" -> resourceLocal(method.getReturnType());
                  case "getManagedClassNames" -> List.of(LinkedClient.class.getName());
                  case "getMappingFileNames", "getJarFileUrls", "getQualifierAnnotationNames" ->
                      List.of();
                  case "getPersistenceUnitRootUrl" -> root;
                  case "excludeUnlistedClasses" -> true;
                  case "getSharedCacheMode" -> SharedCacheMode.UNSPECIFIED;
                  case "getValidationMode" -> ValidationMode.NONE;
                  case "getProperties" -> new Properties();
                  case "getPersistenceXMLSchemaVersion" -> "3.2";
                  case "getClassLoader" -> EclipseLinkCache.class.getClassLoader();
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> "unit";
                  default -> null;
                });
  }

  private static Object resourceLocal(Class<?> type) {
    for (Object each : type.getEnumConstants()) {
      if (each.toString().equals("RESOURCE_LOCAL")) {
        return each;
      }
    }
    throw new IllegalStateException("no such transaction type: type=" + type);
  }

  void run() {
    CachesProbe.tellAll("eclipselink", this);
    tell(
        "eclipselink-cached-by-left",
        () -> {
          evict();
          Askers.left(this::read);
          return managers.getCache().contains(LinkedClient.class, 1);
        });
    tell(
        "eclipselink-cached",
        () -> {
          read();
          return managers.getCache().contains(LinkedClient.class, 1);
        });
    tell(
        "eclipselink-renamed",
        () -> {
          Askers.left(this::rename);
          return read();
        });
    tell("eclipselink-renamed-left", () -> Askers.left(this::read));
  }

  @Override
  public String read() {
    try (EntityManager manager = managers.createEntityManager()) {
      return manager.find(LinkedClient.class, 1).toString();
    }
  }

  private String rename() {
    try (EntityManager manager = managers.createEntityManager()) {
      manager.getTransaction().begin();
      manager.find(LinkedClient.class, 1).name = "Ann3";
      manager.getTransaction().commit();
    }
    return "";
  }

  @Override
  public void evict() {
    managers.getCache().evictAll();
  }

  @Override
  public void close() {
    managers.close();
  }
}
