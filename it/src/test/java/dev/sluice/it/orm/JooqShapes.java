package dev.sluice.it.orm;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.currentDate;
import static org.jooq.impl.DSL.denseRank;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** What an application does with jOOQ, names quoted and not. */
final class JooqShapes {

  private static final Table<Record> CUSTOMERS = table(name("customers"));
  private static final Table<Record> PURCHASES = table(name("purchases"));
  private static final Table<Record> ITEMS = table(name("line_items"));
  private static final Field<Long> ID = field(name("customers", "id"), Long.class);
  private static final Field<String> EMAIL = field(name("customers", "email"), String.class);
  private static final Field<String> NAME = field(name("customers", "full_name"), String.class);
  private static final Field<String> CITY = field(name("customers", "city"), String.class);
  private static final Field<BigDecimal> BALANCE =
      field(name("customers", "balance"), BigDecimal.class);
  private static final Field<Boolean> ACTIVE = field(name("customers", "active"), Boolean.class);
  private static final Field<Long> PID = field(name("purchases", "id"), Long.class);
  private static final Field<Long> BUYER = field(name("purchases", "customer_id"), Long.class);
  private static final Field<String> STATUS = field(name("purchases", "status"), String.class);
  private static final Field<BigDecimal> TOTAL =
      field(name("purchases", "total"), BigDecimal.class);
  private static final Field<Integer> QUANTITY =
      field(name("line_items", "quantity"), Integer.class);
  private static final Field<Long> ORDER = field(name("line_items", "purchase_id"), Long.class);

  private static final List<Consumer<DSLContext>> READS =
      List.of(
          sql -> sql.selectFrom(CUSTOMERS).where(ID.eq(1L)).fetch(),
          sql -> sql.select(NAME, EMAIL).from(CUSTOMERS).orderBy(NAME.desc(), ID).limit(10).fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).limit(5).offset(10).fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).where(EMAIL.likeIgnoreCase("%x%")).fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).where(EMAIL.contains("100%")).fetch(),
          sql -> sql.select(ID).from(CUSTOMERS).where(ID.in(1L, 2L, 3L)).fetch(),
          sql -> sql.select(ID).from(CUSTOMERS).where(ID.notIn(1L, 2L)).and(CITY.isNull()).fetch(),
          sql ->
              sql.select(ID)
                  .from(CUSTOMERS)
                  .where(BALANCE.between(BigDecimal.ONE, BigDecimal.TEN))
                  .fetch(),
          sql -> sql.select(ID).from(CUSTOMERS).where(CITY.isDistinctFrom("Rome")).fetch(),
          sql -> sql.selectDistinct(CITY).from(CUSTOMERS).fetch(),
          sql -> sql.selectCount().from(CUSTOMERS).where(ACTIVE.isTrue()).fetch(),
          sql -> sql.fetchExists(select(ID).from(CUSTOMERS).where(EMAIL.eq("x"))),
          sql -> sql.fetchCount(select(ID).from(CUSTOMERS).where(CITY.eq("x"))),
          sql ->
              sql.select(CITY, count(), sum(BALANCE), avg(BALANCE))
                  .from(CUSTOMERS)
                  .groupBy(CITY)
                  .having(count().gt(1))
                  .fetch(),
          sql -> sql.select(countDistinct(CITY)).from(CUSTOMERS).fetch(),
          sql -> sql.select(CITY, count()).from(CUSTOMERS).groupBy(DSL.rollup(CITY)).fetch(),
          sql ->
              sql.select(NAME, TOTAL)
                  .from(CUSTOMERS)
                  .join(PURCHASES)
                  .on(BUYER.eq(ID))
                  .where(STATUS.eq("NEW"))
                  .fetch(),
          sql ->
              sql.select(NAME, TOTAL)
                  .from(CUSTOMERS)
                  .leftJoin(PURCHASES)
                  .on(BUYER.eq(ID))
                  .where(PID.isNull())
                  .fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).crossJoin(PURCHASES).fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).rightJoin(PURCHASES).on(BUYER.eq(ID)).fetch(),
          sql ->
              sql.select(NAME)
                  .from(CUSTOMERS)
                  .where(exists(selectOne().from(PURCHASES).where(BUYER.eq(ID))))
                  .fetch(),
          sql ->
              sql.select(NAME)
                  .from(CUSTOMERS)
                  .where(notExists(selectOne().from(PURCHASES).where(BUYER.eq(ID))))
                  .fetch(),
          sql ->
              sql.select(NAME)
                  .from(CUSTOMERS)
                  .where(ID.in(select(BUYER).from(PURCHASES).where(TOTAL.gt(BigDecimal.TEN))))
                  .fetch(),
          sql ->
              sql.select(NAME, field(select(max(TOTAL)).from(PURCHASES).where(BUYER.eq(ID))))
                  .from(CUSTOMERS)
                  .fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS.leftSemiJoin(PURCHASES).on(BUYER.eq(ID))).fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS.leftAntiJoin(PURCHASES).on(BUYER.eq(ID))).fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).union(select(STATUS).from(PURCHASES)).fetch(),
          sql ->
              sql.select(NAME)
                  .from(CUSTOMERS)
                  .unionAll(select(STATUS).from(PURCHASES))
                  .orderBy(1)
                  .limit(3)
                  .fetch(),
          sql -> sql.select(ID).from(CUSTOMERS).except(select(BUYER).from(PURCHASES)).fetch(),
          sql -> sql.select(ID).from(CUSTOMERS).intersect(select(BUYER).from(PURCHASES)).fetch(),
          sql ->
              sql.select(NAME, rowNumber().over().partitionBy(CITY).orderBy(BALANCE.desc()))
                  .from(CUSTOMERS)
                  .fetch(),
          sql ->
              sql.select(NAME, denseRank().over().orderBy(BALANCE), lag(BALANCE).over().orderBy(ID))
                  .from(CUSTOMERS)
                  .fetch(),
          sql ->
              sql.select(
                      NAME,
                      sum(BALANCE)
                          .over()
                          .orderBy(ID)
                          .rowsBetweenUnboundedPreceding()
                          .andCurrentRow())
                  .from(CUSTOMERS)
                  .fetch(),
          sql ->
              sql.select(
                      when(BALANCE.gt(BigDecimal.TEN), "rich")
                          .when(BALANCE.gt(BigDecimal.ONE), "fine")
                          .otherwise("poor"))
                  .from(CUSTOMERS)
                  .fetch(),
          sql ->
              sql.select(coalesce(EMAIL, NAME), concat(NAME, inline(" "), EMAIL), lower(CITY))
                  .from(CUSTOMERS)
                  .fetch(),
          sql ->
              sql.select(
                      DSL.substring(NAME, 1, 3),
                      DSL.length(NAME),
                      DSL.trim(EMAIL),
                      BALANCE.add(1).mul(2))
                  .from(CUSTOMERS)
                  .fetch(),
          sql ->
              sql.select(BALANCE.cast(Integer.class), ID.cast(String.class), currentDate())
                  .from(CUSTOMERS)
                  .fetch(),
          sql ->
              sql.with("rich")
                  .as(select(ID, NAME).from(CUSTOMERS).where(BALANCE.gt(BigDecimal.TEN)))
                  .select()
                  .from(table(name("rich")))
                  .fetch(),
          sql ->
              sql.withRecursive("n", "i")
                  .as(
                      select(inline(1))
                          .unionAll(
                              select(field(name("i"), Integer.class).plus(1))
                                  .from(table(name("n")))
                                  .where(field(name("i"), Integer.class).lt(5))))
                  .select()
                  .from(table(name("n")))
                  .fetch(),
          sql ->
              sql.select()
                  .from(
                      select(CITY.as("c"), count().as("n"))
                          .from(CUSTOMERS)
                          .groupBy(CITY)
                          .asTable("t"))
                  .where(field(name("t", "n"), Integer.class).gt(1))
                  .fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).where(ID.eq(1L)).forUpdate().fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).where(ID.eq(1L)).forUpdate().skipLocked().fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).where(DSL.row(CITY, EMAIL).eq("a", "b")).fetch(),
          sql ->
              sql.select(NAME)
                  .from(CUSTOMERS)
                  .where(BALANCE.gt(DSL.all(select(TOTAL).from(PURCHASES).where(BUYER.eq(ID)))))
                  .fetch(),
          sql -> sql.select(NAME).from(CUSTOMERS).orderBy(BALANCE.desc().nullsLast()).fetch(),
          sql ->
              sql.selectFrom(DSL.values(DSL.row(1, "a"), DSL.row(2, "b")).as("v", "i", "s"))
                  .fetch(),
          sql ->
              sql.select(DSL.listAgg(NAME, ", ").withinGroupOrderBy(NAME)).from(CUSTOMERS).fetch(),
          sql -> sql.select(DSL.jsonObject(DSL.key("n").value(NAME))).from(CUSTOMERS).fetch(),
          sql ->
              sql.select(DSL.year(DSL.currentTimestamp()), DSL.greatest(BALANCE, TOTAL))
                  .from(CUSTOMERS, PURCHASES)
                  .fetch(),
          sql ->
              sql.select(NAME)
                  .from(CUSTOMERS)
                  .where(NAME.startsWith("a").or(NAME.endsWith("z")).not())
                  .fetch(),
          sql ->
              sql.select(sum(QUANTITY))
                  .from(ITEMS)
                  .join(PURCHASES)
                  .on(ORDER.eq(PID))
                  .join(CUSTOMERS)
                  .on(BUYER.eq(ID))
                  .where(CITY.eq("x"))
                  .fetch());

  private static final List<Consumer<DSLContext>> WRITES =
      List.of(
          sql -> sql.insertInto(CUSTOMERS, ID, NAME, EMAIL).values(901L, "a", "b").execute(),
          sql -> sql.insertInto(CUSTOMERS, ID, NAME).values(902L, "a").values(903L, "b").execute(),
          sql -> sql.insertInto(CUSTOMERS).set(ID, 904L).set(NAME, "c").execute(),
          sql ->
              sql.insertInto(CUSTOMERS, ID, NAME)
                  .select(select(PID.add(9000L), STATUS).from(PURCHASES))
                  .execute(),
          sql ->
              sql.insertInto(CUSTOMERS, ID, NAME)
                  .values(905L, "x")
                  .onDuplicateKeyIgnore()
                  .execute(),
          sql ->
              sql.insertInto(CUSTOMERS, ID, NAME)
                  .values(905L, "x")
                  .onConflict(ID)
                  .doUpdate()
                  .set(NAME, "y")
                  .execute(),
          sql -> sql.insertInto(CUSTOMERS, ID, NAME).values(906L, "x").returning(ID, NAME).fetch(),
          sql ->
              sql.update(CUSTOMERS)
                  .set(NAME, "z")
                  .set(BALANCE, BALANCE.plus(1))
                  .where(ID.eq(901L))
                  .execute(),
          sql ->
              sql.update(CUSTOMERS)
                  .set(NAME, select(max(STATUS)).from(PURCHASES).where(BUYER.eq(ID)))
                  .where(ACTIVE.isNull())
                  .execute(),
          sql ->
              sql.update(CUSTOMERS)
                  .set(CITY, when(ACTIVE.isTrue(), "a").otherwise("b"))
                  .where(ID.in(901L, 902L))
                  .execute(),
          sql ->
              sql.deleteFrom(ITEMS)
                  .where(ORDER.in(select(PID).from(PURCHASES).where(STATUS.eq("NEW"))))
                  .execute(),
          sql -> sql.deleteFrom(CUSTOMERS).where(ID.ge(900L)).execute(),
          sql ->
              sql.batch(
                      sql.update(CUSTOMERS).set(NAME, "a").where(ID.eq(1L)),
                      sql.deleteFrom(CUSTOMERS).where(ID.eq(2L)))
                  .execute());

  private JooqShapes() {}

  /** Runs everything; number of shapes that ran. */
  static int run(DataSource source, SQLDialect dialect) {
    int ran = 0;
    for (RenderQuotedNames quoted : List.of(RenderQuotedNames.ALWAYS, RenderQuotedNames.NEVER)) {
      DSLContext sql = DSL.using(source, dialect, new Settings().withRenderQuotedNames(quoted));
      for (Consumer<DSLContext> shape : READS) {
        ran += attempt(shape, sql);
      }
      for (Consumer<DSLContext> shape : WRITES) {
        ran += attempt(shape, sql);
      }
    }
    return ran;
  }

  private static int attempt(Consumer<DSLContext> shape, DSLContext sql) {
    try {
      shape.accept(sql);
      return 1;
    } catch (DataAccessException e) {
      return 0; // Not each database knows each form; the text was sent all the same.
    }
  }
}
