package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginNamesTest {

  /** Looks like what Hibernate makes of a query. */
  public record Query(Object getSqmStatement) {}

  /** A select. */
  public record Select(Object getQuerySpec) {}

  /** Its specification. */
  public record Spec(Object getFromClause) {}

  /** Its sources. */
  public record From(List<Object> getRoots) {}

  /** One of them. */
  public record Root(String getEntityName) {}

  /** An update. */
  public record Update(Object getTarget) {}

  /** The key of a batch. */
  public record Key(String toLoggableString) {}

  @Test
  void entity_ofASelectAndOfAnUpdate_isItsRoot() {
    assertThat(
            OriginNames.queriedEntity(
                new Query(new Select(new Spec(new From(List.of(new Root("shop.Order"))))))))
        .isEqualTo("shop.Order");
    assertThat(OriginNames.queriedEntity(new Query(new Update(new Root("shop.Customer")))))
        .isEqualTo("shop.Customer");
  }

  @Test
  void query_ofAnotherVersion_hasNoName() {
    assertThat(OriginNames.queriedEntity("of another version")).isNull();
    assertThat(OriginNames.queriedEntity(new Query(new Select(new Spec(new From(List.of()))))))
        .isNull();
    assertThat(OriginNames.keptName("no place to keep it")).isNull();
  }

  @Test
  void batch_isToldByTheFirstPartOfItsKey() {
    assertThat(OriginNames.batched(new Key("shop.Order#INSERT"))).isEqualTo("shop.Order");
    assertThat(OriginNames.batched(new Key("shop.Order"))).isEqualTo("shop.Order");
    assertThat(OriginNames.batched(null)).isNull();
  }

  /** A batch of a mapper. */
  public record Batch(Object getMappedStatement) {}

  /** A mapped statement. */
  public record Mapped(String getId) {}

  @Test
  void batches_ofOneMappedStatement_areToldByIt_andOthersByNone() {
    Batch first = new Batch(new Mapped("Orders.add"));
    Batch other = new Batch(new Mapped("Orders.cancel"));
    assertThat(OriginNames.mappedStatement(List.of(first, first))).isEqualTo("Orders.add");
    assertThat(OriginNames.mappedStatement(List.of(first, other))).isNull();
    assertThat(OriginNames.mappedStatement(List.of())).isNull();
    assertThat(OriginNames.mappedStatement(List.of("of another version"))).isNull();
  }

  /** A query of EclipseLink. */
  public record Linked(String getName, Object getSourceMapping, String getReferenceClassName) {}

  @Test
  void query_ofEclipseLink_hasTheNameThatTheApplicationGave() {
    assertThat(OriginNames.givenName(new Linked("Order.open", null, "shop.Order")))
        .isEqualTo("Order.open");
    assertThat(OriginNames.givenName(new Linked("readers", null, "shop.Order")))
        .isEqualTo("readers");
    assertThat(OriginNames.givenName(new Linked("readOrder", null, "shop.Order"))).isNull();
    assertThat(OriginNames.givenName(new Linked("notes", "of a mapping", "shop.Note"))).isNull();
    assertThat(OriginNames.givenName(new Linked(null, null, "shop.Order"))).isNull();
  }

  /** Final here, where nobody can call it but by its public child. */
  abstract static class Base {
    public final String getContext() {
      return "context";
    }
  }

  /** Public, without a bridge. */
  public static final class Child extends Base {}

  @Test
  void finalMethod_ofAParentThatIsNotPublic_isRead() {
    assertThat(ForeignValue.of(new Child(), "getContext")).isEqualTo("context");
  }

  @Test
  void proxy_thatIsNoRepository_leavesNoNote() throws Exception {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null);
    Method run = Runnable.class.getMethod("run");
    assertThat(OriginNames.repositoryMethod(proxy, run)).isNull();
    Asker before = Origins.invoked(proxy, run);
    assertThat(Asker.current()).isNull();
    Origins.left(before);
    assertThat(Asker.current()).isNull();
    Origins.left(Origins.invoked(null, null));
    assertThat(Asker.current()).isNull();
  }
}
