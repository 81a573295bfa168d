package dev.sluice.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Ebean has for names: the label that the application gave to a query or a change, or the
 * place in its code that Ebean's own enhancement noted for one, and the entity. Never throws: what
 * cannot be told is null. Safe for any number of threads.
 */
public final class EbeanNames {

  private EbeanNames() {}

  /** Hot path. The label of a query, in Ebean's own or in SQL. */
  public static @Nullable String label(@Nullable Object query) {
    String label = ForeignValue.text(query, "planLabel");
    return label == null ? ForeignValue.text(query, "getLabel") : label;
  }

  /** Hot path. The entity that a query is about; null if it is of SQL. */
  public static @Nullable String entity(@Nullable Object query) {
    return ForeignValue.of(query, "getBeanType") instanceof Class<?> type ? type.getName() : null;
  }

  /** Hot path. The label of what is to be changed or called. */
  public static @Nullable String requestLabel(@Nullable Object request) {
    String label = ForeignValue.text(ForeignValue.of(request, "updateSql"), "getLabel");
    if (label == null) {
      label = ForeignValue.text(ForeignValue.of(request, "ormUpdate"), "label");
    }
    return label == null
        ? ForeignValue.text(ForeignValue.of(request, "callableSql"), "getLabel")
        : label;
  }

  /** Hot path. The entity that is to be changed; null if a text of SQL is to run. */
  public static @Nullable String requestEntity(@Nullable Object request) {
    Object update = ForeignValue.of(request, "ormUpdate");
    if (update != null) {
      return ForeignValue.of(update, "beanType") instanceof Class<?> type ? type.getName() : null;
    }
    return ForeignValue.text(request, "fullName");
  }

  /** The one label of all requests of a batch; null if they have several, or none. */
  public static @Nullable String batchLabel(@Nullable List<?> requests) {
    String only = null;
    for (Object each : requests == null ? List.of() : requests) {
      String label = requestLabel(each);
      if (label == null || (only != null && !only.equals(label))) {
        return null;
      }
      only = label;
    }
    return only;
  }

  /** The entity of a batch, which is of one text: that of its first request. */
  public static @Nullable String batchEntity(@Nullable List<?> requests) {
    return requests == null || requests.isEmpty() ? null : requestEntity(requests.get(0));
  }
}
