package dev.sluice.it.orm;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;

/** What an application does with JPA, the same for each provider. */
final class JpaShapes {

  private static final List<String> QUERIES =
      List.of(
          "select c from Customer c",
          "select c from Customer c where c.email = :p0",
          "select c.name, c.email from Customer c where c.active = true order by c.name desc",
          "select c from Customer c where c.name like :p0 escape '!' and c.balance > 10",
          "select c from Customer c where c.address.city in ('Paris', 'Rome') or c.balance is null",
          "select c from Customer c where c.createdOn between :d0 and :d1",
          "select count(c) from Customer c where c.active = false",
          "select count(distinct c.address.city) from Customer c",
          "select c.address.city, count(c), sum(c.balance), avg(c.balance) from Customer c group by"
              + " c.address.city having count(c) > 1 order by c.address.city",
          "select distinct p from Purchase p join fetch p.items i join fetch i.product where p.id ="
              + " :n0",
          "select p from Purchase p left join fetch p.customer where p.status = :s0",
          "select p.customer.name, p.total from Purchase p where p.customer.address.city = :p0",
          "select p from Purchase p where p.total = (select max(q.total) from Purchase q where"
              + " q.customer = p.customer)",
          "select c from Customer c where exists (select 1 from Purchase p where p.customer = c and"
              + " p.total > 100)",
          "select c from Customer c where not exists (select p from Purchase p where p.customer = c)",
          "select c from Customer c where c.id in (select p.customer.id from Purchase p where"
              + " p.status = :s0)",
          "select c from Customer c where size(c.purchases) > 2",
          "select c from Customer c where c.purchases is empty",
          "select c from Customer c where c.purchases is not empty and lower(c.email) = :p0",
          "select p from Product p where :t0 member of p.tags",
          "select p from Product p join p.tags t where t.word in :l0",
          "select p, n from Product p join p.notes n",
          "select p.category, min(p.price), max(p.price) from Product p group by p.category",
          "select case when p.price > 100 then 'high' when p.price > 10 then 'middle' else 'low' end"
              + " from Product p",
          "select coalesce(c.email, c.name, 'nobody') from Customer c",
          "select nullif(c.email, '') from Customer c",
          "select concat(c.name, ' <', c.email, '>') from Customer c",
          "select substring(c.email, 1, 3), length(c.name), trim(both from c.name), upper(c.name)"
              + " from Customer c",
          "select locate('@', c.email), abs(c.balance), sqrt(c.balance), mod(c.version, 2) from"
              + " Customer c",
          "select current_date, current_timestamp from Customer c where c.id = :n0",
          "select new dev.sluice.it.orm.JpaShapes$Row(c.name, c.balance) from Customer c",
          "select i.product.title, sum(i.quantity * i.price) from LineItem i group by"
              + " i.product.title order by sum(i.quantity * i.price) desc",
          "select p from Purchase p where p.total > all (select i.price from LineItem i where"
              + " i.purchase = p)",
          "select p from Purchase p where p.total >= any (select i.price from LineItem i)",
          "select p from Purchase p join Customer c on c.id = p.customer.id and c.active = true",
          "select p from Purchase p left join p.items i on i.quantity > 3 where i.id is null",
          "select a.name, b.name from Customer a, Customer b where a.address.city = b.address.city"
              + " and a.id < b.id",
          "select p from Payment p where type(p) = Card",
          "select p from Payment p where p.amount > 5",
          "select treat(p as Card).digits from Payment p",
          "select b from Bank b where b.iban like 'DE%'",
          "select extract(year from p.placedAt), count(p) from Purchase p group by extract(year from"
              + " p.placedAt)",
          "select c from Customer c order by c.balance desc, c.name asc, c.id",
          "select round(c.balance, 1), ceiling(c.balance), floor(c.balance) from Customer c",
          "select p from Purchase p where p.placedAt < current_timestamp and p.total - 5 > 2 * 3",
          "select c from Customer c where not (c.active = true and c.balance < 0) or c.email is not"
              + " null",
          "select p.id from Purchase p where p.status in :e0 and p.customer.id <> :n0",
          "select c from Customer c where (c.name = :p0 or c.email = :p0) and c.active = :b0",
          "select t.word, count(p) from Product p join p.tags t group by t.word having count(p) >="
              + " 1",
          "select c, (select count(p) from Purchase p where p.customer = c) from Customer c",
          "select cast(c.version as string) from Customer c");

  private static final List<String> WRITES =
      List.of(
          "update Customer c set c.active = false where c.createdOn < :d0",
          "update Customer c set c.balance = c.balance + 10, c.version = c.version + 1 where c.email"
              + " = :p0",
          "update Purchase p set p.status = :s0 where p.id in (select i.purchase.id from LineItem i"
              + " where i.quantity > 5)",
          "update Product p set p.price = p.price * 1.1 where p.category = :p0 and p.price < 100",
          "delete from LineItem i where i.quantity = 0",
          "delete from Purchase p where p.total is null and p.status = :s0",
          "delete from Tag t where t.word = :p0",
          "delete from LineItem i where i.purchase.id in (select p.id from Purchase p where"
              + " p.placedAt < :t1)");

  private final EntityManagerFactory factory;

  JpaShapes(EntityManagerFactory factory) {
    this.factory = factory;
  }

  /** What a query makes of two columns. */
  public record Row(String name, BigDecimal balance) {}

  /** Runs everything; shapes that a provider does not know are passed over. Number that ran. */
  int run() {
    inTransaction(JpaShapes::persist);
    inTransaction(JpaShapes::change);
    int ran = 0;
    for (String query : QUERIES) {
      ran += attempt(manager -> bound(manager.createQuery(query)).getResultList());
      ran +=
          attempt(
              manager ->
                  bound(manager.createQuery(query))
                      .setFirstResult(5)
                      .setMaxResults(10)
                      .getResultList());
    }
    for (String write : WRITES) {
      ran += attempt(manager -> bound(manager.createQuery(write)).executeUpdate());
    }
    ran += attempt(JpaShapes::criteria);
    ran += attempt(JpaShapes::locks);
    inTransaction(JpaShapes::remove);
    return ran;
  }

  private int attempt(Consumer<EntityManager> work) {
    try {
      inTransaction(work);
      return 1;
    } catch (RuntimeException e) {
      return 0; // Not each provider and database knows each function.
    }
  }

  private void inTransaction(Consumer<EntityManager> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      try {
        work.accept(manager);
        manager.getTransaction().commit();
      } finally {
        if (manager.getTransaction().isActive()) {
          manager.getTransaction().rollback();
        }
      }
    }
  }

  private static Query bound(Query query) {
    query
        .getParameters()
        .forEach(parameter -> query.setParameter(parameter.getName(), value(parameter)));
    return query;
  }

  private static Object value(jakarta.persistence.Parameter<?> parameter) {
    return switch (String.valueOf(parameter.getName())) {
      case "n0" -> 1L;
      case "d0" -> LocalDate.of(2020, 1, 1);
      case "d1" -> LocalDate.of(2030, 1, 1);
      case "t1" -> LocalDateTime.of(2020, 1, 1, 0, 0);
      case "s0" -> Purchase.Status.PAID;
      case "e0" -> List.of(Purchase.Status.NEW, Purchase.Status.PAID);
      case "l0" -> List.of("red", "blue", "green");
      case "b0" -> true;
      case "t0" -> tag();
      default -> "x";
    };
  }

  private static Tag tag() {
    Tag tag = new Tag();
    tag.id = 1L;
    return tag;
  }

  private static void persist(EntityManager manager) {
    for (long id = 1; id <= 3; id++) {
      Customer customer = new Customer();
      customer.id = id;
      customer.name = "n" + id;
      customer.email = "e" + id + "@x.example";
      customer.balance = BigDecimal.TEN;
      customer.createdOn = LocalDate.of(2024, 1, 1);
      customer.address = new Address();
      customer.address.city = "Paris";
      Purchase purchase = new Purchase();
      purchase.id = id;
      purchase.customer = customer;
      purchase.status = Purchase.Status.NEW;
      purchase.total = BigDecimal.ONE;
      purchase.placedAt = LocalDateTime.of(2024, 1, 1, 0, 0);
      customer.purchases.add(purchase);
      manager.persist(customer);
      Product product = new Product();
      product.title = "t" + id;
      product.price = BigDecimal.ONE;
      product.notes.add("note");
      Tag tag = new Tag();
      tag.word = "w" + id;
      manager.persist(tag);
      product.tags.add(tag);
      manager.persist(product);
      LineItem item = new LineItem();
      item.id = id;
      item.purchase = purchase;
      item.product = product;
      item.price = BigDecimal.ONE;
      manager.persist(item);
      Payment.Card card = new Payment.Card();
      card.id = id;
      card.purchase = purchase;
      card.digits = "4111";
      manager.persist(card);
      Payment.Bank bank = new Payment.Bank();
      bank.id = id + 100;
      bank.purchase = purchase;
      manager.persist(bank);
    }
  }

  private static void change(EntityManager manager) {
    Customer customer = manager.find(Customer.class, 1L);
    customer.name = "other";
    customer.purchases.get(0).total = BigDecimal.TEN;
    customer.active = !customer.purchases.get(0).items.isEmpty();
    LineItem item = manager.find(LineItem.class, 1L);
    item.quantity = 7;
    item.product.tags.clear();
    item.product.notes.add("second");
    Payment.Card card = manager.find(Payment.Card.class, 1L);
    card.digits = "5";
    card.amount = BigDecimal.ONE;
    manager.flush();
    manager.refresh(customer);
    manager.find(Payment.class, 101L);
    Customer merged = new Customer();
    merged.id = 77L;
    merged.name = "merged";
    manager.merge(merged);
  }

  private static void criteria(EntityManager manager) {
    CriteriaBuilder builder = manager.getCriteriaBuilder();
    CriteriaQuery<Customer> query = builder.createQuery(Customer.class);
    Root<Customer> root = query.from(Customer.class);
    root.join("purchases", JoinType.LEFT);
    query
        .select(root)
        .distinct(true)
        .where(
            builder.or(
                builder.equal(root.get("email"), "x"),
                builder.and(
                    builder.greaterThan(root.get("balance"), BigDecimal.ONE),
                    builder.isTrue(root.get("active")))))
        .orderBy(builder.desc(root.get("name")));
    manager.createQuery(query).setMaxResults(20).getResultList();
    CriteriaQuery<Long> count = builder.createQuery(Long.class);
    Root<Purchase> purchases = count.from(Purchase.class);
    count
        .select(builder.count(purchases))
        .where(purchases.get("status").in(Purchase.Status.NEW, Purchase.Status.SHIPPED));
    manager.createQuery(count).getSingleResult();
  }

  private static void locks(EntityManager manager) {
    manager.find(Purchase.class, 1L, LockModeType.PESSIMISTIC_WRITE);
    manager.find(Customer.class, 2L, LockModeType.PESSIMISTIC_READ);
    manager.find(Customer.class, 3L, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    manager
        .createQuery("select p from Purchase p where p.status = :s", Purchase.class)
        .setParameter("s", Purchase.Status.NEW)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private static void remove(EntityManager manager) {
    for (long id = 1; id <= 3; id++) {
      manager.remove(manager.find(Payment.Card.class, id));
      manager.remove(manager.find(Payment.Bank.class, id + 100));
      LineItem item = manager.find(LineItem.class, id);
      if (item != null) {
        manager.remove(item);
        manager.remove(item.product);
      }
      Customer customer = manager.find(Customer.class, id);
      manager.remove(customer);
    }
  }
}
