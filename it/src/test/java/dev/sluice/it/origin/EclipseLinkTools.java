package dev.sluice.it.origin;

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
import java.util.function.Consumer;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** Tools that work through EclipseLink. */
final class EclipseLinkTools implements AutoCloseable {

  private final EntityManagerFactory managers =
      new PersistenceProvider()
          .createContainerEntityManagerFactory(
              unit(),
              Map.of(
                  "jakarta.persistence.jdbc.url", Workshop.URL,
                  "jakarta.persistence.jdbc.user", "sa",
                  "jakarta.persistence.jdbc.password", "",
                  "eclipselink.weaving", "false",
                  "eclipselink.cache.shared.default", "false",
                  "eclipselink.logging.level", "OFF"));

  private static PersistenceUnitInfo unit() {
    URL root = EclipseLinkTools.class.getProtectionDomain().getCodeSource().getLocation();
    return (PersistenceUnitInfo)
        Proxy.newProxyInstance(
            EclipseLinkTools.class.getClassLoader(),
            new Class<?>[] {PersistenceUnitInfo.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getPersistenceUnitName" -> "parts";
                  case "getPersistenceProviderClassName" -> PersistenceProvider.class.getName();
                  case "getTransactionType" -> resourceLocal(method.getReturnType());
                  case "getManagedClassNames" ->
                      List.of(Part.class.getName(), PartNote.class.getName());
                  case "getMappingFileNames", "getJarFileUrls", "getQualifierAnnotationNames" ->
                      List.of();
                  case "getPersistenceUnitRootUrl" -> root;
                  case "excludeUnlistedClasses" -> true;
                  case "getSharedCacheMode" -> SharedCacheMode.UNSPECIFIED;
                  case "getValidationMode" -> ValidationMode.NONE;
                  case "getProperties" -> new Properties();
                  case "getPersistenceXMLSchemaVersion" -> "3.0";
                  case "getClassLoader" -> EclipseLinkTools.class.getClassLoader();
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

  void addTo(Map<String, Tool> tools) {
    tools.put("eclipselink_entity", () -> within(manager -> manager.find(Part.class, 1)));
    tools.put("eclipselink_flush", () -> within(m -> m.find(Part.class, 2).price = 6));
    tools.put("eclipselink_named", () -> within(EclipseLinkTools::named));
    tools.put("eclipselink_refused", () -> within(m -> m.find(Part.class, 1).name = "renamed"));
  }

  private static void named(EntityManager manager) {
    manager.createNamedQuery("Part.cheap", Part.class).getResultList();
  }

  private void within(Consumer<EntityManager> work) {
    EntityManager manager = managers.createEntityManager();
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

  @Override
  public void close() {
    managers.close();
  }
}
