package dev.sluice.bootstrap;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The names that libraries have for the places in an application from which SQL comes. Never
 * throws: what cannot be told is null. Safe for any number of threads.
 */
public final class OriginNames {

  private static final String REPOSITORY = "org.springframework.data.repository.Repository";

  /** Names of methods by the class of a repository's proxy; null for any other class. */
  private static final ClassValue<@Nullable Repository> REPOSITORIES =
      new ClassValue<@Nullable Repository>() {
        @Override
        protected @Nullable Repository computeValue(Class<?> type) {
          return Repository.of(type);
        }
      };

  /** The same by the class that Micronaut Data wrote for a repository, beside its own. */
  private static final ClassValue<Repository> INTRODUCED =
      new ClassValue<Repository>() {
        @Override
        protected Repository computeValue(Class<?> type) {
          String name = type.getName();
          int end = name.indexOf("$Intercepted");
          return new Repository(end < 0 ? name : name.substring(0, end));
        }
      };

  private OriginNames() {}

  private static final class Repository {
    private final String type;
    private final ConcurrentMap<String, String> methods = new ConcurrentHashMap<>();

    Repository(String type) {
      this.type = type;
    }

    /** A proxy names the application's interface first. */
    static @Nullable Repository of(Class<?> proxy) {
      Class<?>[] types = proxy.getInterfaces();
      for (Class<?> each : types) {
        if (isRepository(each)) {
          return new Repository(types[0].getName());
        }
      }
      return null;
    }

    private static boolean isRepository(Class<?> type) {
      if (type.getName().equals(REPOSITORY)) {
        return true;
      }
      for (Class<?> each : type.getInterfaces()) {
        if (isRepository(each)) {
          return true;
        }
      }
      return false;
    }

    String method(String name) {
      String known = methods.get(name);
      if (known == null) {
        known = type + '.' + name;
        methods.put(name, known);
      }
      return known;
    }
  }

  /** Hot path. The method of a Spring Data repository that a proxy is asked; null for others. */
  static @Nullable String repositoryMethod(Object proxy, Method method) {
    Repository repository = REPOSITORIES.get(proxy.getClass());
    return repository == null ? null : repository.method(method.getName());
  }

  /** Hot path. The method of a repository of Micronaut Data that is called; null if not known. */
  public static @Nullable String introducedMethod(@Nullable Object call) {
    Object target = ForeignValue.of(call, "getTarget");
    String method = ForeignValue.text(call, "getMethodName");
    return target == null || method == null
        ? null
        : INTRODUCED.get(target.getClass()).method(method);
  }

  /** Hot path. The entity that a query of Hibernate is about, in HQL or as criteria. */
  public static @Nullable String queriedEntity(Object query) {
    Object statement = ForeignValue.of(query, "getSqmStatement");
    Object spec = ForeignValue.of(statement, "getQuerySpec");
    if (spec == null) {
      return ForeignValue.text(ForeignValue.of(statement, "getTarget"), "getEntityName");
    }
    Object roots = ForeignValue.of(ForeignValue.of(spec, "getFromClause"), "getRoots");
    return roots instanceof List<?> list && !list.isEmpty()
        ? ForeignValue.text(list.get(0), "getEntityName")
        : null;
  }

  /** Hot path. The name under which a query of Hibernate is registered, as its object keeps it. */
  public static @Nullable String keptName(Object query) {
    return query instanceof Stateful kept && kept.sluice$state() instanceof String name
        ? name
        : null;
  }

  /** Keeps it. */
  public static void keepName(Object query, @Nullable Object registration) {
    String name = ForeignValue.text(registration, "getRegistrationName");
    if (name != null && query instanceof Stateful kept) {
      kept.sluice$state(name);
    }
  }

  /** Hot path. What Hibernate changes: the role of a collection, the class of an entity. */
  public static @Nullable String changed(@Nullable Object model) {
    if (model == null) {
      return null;
    }
    String name = model.getClass().getName();
    return name.startsWith("org.hibernate.collection.")
        ? ForeignValue.text(model, "getRole")
        : name;
  }

  /** Hot path. What a batch of Hibernate changes: the part of its key before what it does. */
  public static @Nullable String batched(@Nullable Object key) {
    String text = ForeignValue.text(key, "toLoggableString");
    if (text == null) {
      return null;
    }
    int end = text.indexOf('#');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The one mapped statement of which all batches of MyBatis are; null if they are of several. */
  public static @Nullable String mappedStatement(@Nullable List<?> batches) {
    String only = null;
    for (Object each : batches == null ? List.of() : batches) {
      String id = ForeignValue.text(ForeignValue.of(each, "getMappedStatement"), "getId");
      if (id == null || (only != null && !only.equals(id))) {
        return null;
      }
      only = id;
    }
    return only;
  }

  /** Hot path. The method of a JDBI extension that a statement is of; null if it is of none. */
  public static @Nullable String extensionMethod(@Nullable Object statement) {
    Object method = ForeignValue.of(ForeignValue.of(statement, "getContext"), "getExtensionMethod");
    return ForeignValue.of(method, "getMethod") instanceof Method called
            && ForeignValue.of(method, "getType") instanceof Class<?> type
        ? type.getName() + '.' + called.getName()
        : null;
  }

  /** Hot path. The name that the application gave to a query of EclipseLink; null if none. */
  public static @Nullable String givenName(@Nullable Object query) {
    String name = ForeignValue.text(query, "getName");
    if (name == null || ForeignValue.of(query, "getSourceMapping") != null) {
      return null;
    }
    if (!name.startsWith("read")) {
      return name;
    }
    // What EclipseLink itself calls the query by which it finds an entity.
    String entity = ForeignValue.simpleName(ForeignValue.text(query, "getReferenceClassName"));
    return name.equals("read" + entity) ? null : name;
  }
}
