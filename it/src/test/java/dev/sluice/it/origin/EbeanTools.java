package dev.sluice.it.origin;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;

/** Tools that work through Ebean. */
final class EbeanTools implements AutoCloseable {

  private final Database database = DatabaseFactory.create(configuration());

  /** What a query of Ebean's for no entity fills. */
  public static final class Name {
    String name;

    /** For Ebean. */
    public Name(String name) {
      this.name = name;
    }
  }

  private static DatabaseConfig configuration() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(Workshop.URL);
    source.setUser("sa");
    source.setPassword("");
    DatabaseConfig configuration = new DatabaseConfig();
    configuration.setName("parts");
    configuration.setDataSource(source);
    configuration.setDatabasePlatformName("h2");
    configuration.setDefaultServer(false);
    configuration.setRegister(false);
    configuration.setLoadModuleInfo(false);
    configuration.setDdlRun(false);
    configuration.addClass(Stock.class);
    configuration.addClass(StockNote.class);
    return configuration;
  }

  void addTo(Map<String, Tool> tools) {
    tools.put("ebean_entity", this::entity);
    tools.put("ebean_label", this::label);
    tools.put("ebean_queries", this::queries);
    tools.put("ebean_each", this::each);
    tools.put("ebean_sql", this::sql);
    tools.put("ebean_sql_label", this::sqlWithLabels);
    tools.put("ebean_write", this::write);
    tools.put("ebean_batch", this::batch);
    tools.put("ebean_mixed", this::mixed);
    tools.put("ebean_throws", this::bad);
    tools.put("ebean_refused", () -> database.delete(StockNote.class, 1));
    tools.put("ebean_label_refused", this::labelledUpdate);
  }

  /** A query that nobody's call asks for. */
  void byItself() {
    entity();
  }

  private void entity() {
    var unused = database.find(Stock.class, 1).notes().size();
  }

  /** Also what is loaded late has it. */
  private void label() {
    List<Stock> found =
        database.find(Stock.class).where().eq("id", 1).setLabel("Stock.cheap").findList();
    var unused = found.get(0).notes().size();
  }

  private void queries() {
    database.find(Stock.class).findCount();
    database.find(Stock.class).findIds();
    database.find(Stock.class).where().eq("id", 1).exists();
    database.update(Stock.class).setRaw("price = price").where().idEq(1).update();
    database.find(Stock.class).where().eq("id", 99).delete();
    database.createUpdate(Stock.class, "update stock set price = price where id = 1").execute();
    database.findNative(Stock.class, "SELECT id, name FROM part").findList();
    database.find(Stock.class).where().eq("id", 1).select("name").asDto(Name.class).findList();
  }

  /** What the application does with a row is its own. */
  private void each() {
    database.find(Stock.class).where().eq("id", 1).findEach(stock -> Workshop.plain("after_row"));
  }

  private void sql() {
    database.sqlQuery("SELECT name FROM part").findList();
    database.sqlUpdate("UPDATE part SET price = price WHERE id = 1").execute();
    database.findDto(Name.class, "SELECT name FROM part").findList();
  }

  private void sqlWithLabels() {
    database.sqlQuery("SELECT name FROM part").setLabel("names").findList();
    database.sqlUpdate("UPDATE part SET price = price").setLabel("same prices").execute();
    database.findDto(Name.class, "SELECT name FROM part").setLabel("dto").findList();
  }

  private void write() {
    Stock stock = new Stock(30, "ebean");
    database.insert(stock);
    stock.rename("again");
    database.update(stock);
    database.delete(stock);
    database.delete(Stock.class, 30);
  }

  private void batch() {
    List<Stock> stocks = List.of(new Stock(31, "one"), new Stock(32, "two"));
    database.insertAll(stocks);
    database.deleteAll(stocks);
  }

  /** What was put off is flushed by what comes after it, and is not of that. */
  private void mixed() {
    try (io.ebean.Transaction transaction = database.beginTransaction()) {
      transaction.setBatchMode(true);
      database.sqlUpdate("UPDATE part_note SET words = words").execute();
      transaction.setBatchMode(false);
      database.delete(Stock.class, 99);
      transaction.commit();
    }
  }

  private void bad() {
    database.find(Stock.class).where().raw("1 / (price - price) > 0").findList();
  }

  private void labelledUpdate() {
    database.sqlUpdate("UPDATE part SET price = 0").setLabel("give away").execute();
  }

  @Override
  public void close() {
    database.shutdown();
  }
}
