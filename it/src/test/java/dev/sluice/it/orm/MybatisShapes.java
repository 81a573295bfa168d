package dev.sluice.it.orm;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** What an application does with MyBatis. */
final class MybatisShapes {

  private static final List<Consumer<Mapper>> CALLS =
      List.of(
          mapper -> mapper.byId(1),
          mapper -> mapper.search(null, null, false, "id", 10),
          mapper -> mapper.search("a", null, false, "name", 10),
          mapper -> mapper.search("a", "Paris", true, "name", 10),
          mapper -> mapper.search(null, "Paris", false, "id", 5),
          mapper -> mapper.search(null, null, true, "name", 5),
          mapper -> mapper.byStatus(List.of("NEW"), null),
          mapper -> mapper.byStatus(List.of("NEW", "PAID", "SHIPPED"), 5),
          mapper -> mapper.revenue(0),
          mapper -> mapper.best(1),
          mapper -> mapper.products(1),
          mapper -> mapper.named("a"),
          Mapper::claim,
          mapper -> mapper.between(new Timestamp(0), new Timestamp(1)),
          mapper -> mapper.insert(801, "a", "b"),
          mapper -> mapper.insertAll(List.of(801L)),
          mapper -> mapper.insertAll(List.of(802L, 803L, 804L)),
          mapper -> mapper.copy(true),
          mapper -> mapper.insertProduct(new HashMap<>(Map.of("title", "x"))),
          mapper -> mapper.update(801, "x", null),
          mapper -> mapper.update(801, "x", "y"),
          mapper -> mapper.update(801, null, null),
          mapper -> mapper.pay(1),
          Mapper::raise,
          mapper -> mapper.delete(List.of(801L)),
          mapper -> mapper.delete(List.of(802L, 803L)),
          mapper -> mapper.untag(1));

  private MybatisShapes() {}

  /** Runs everything; number of calls that ran. */
  static int run(DataSource source) {
    Configuration configuration =
        new Configuration(new Environment("shop", new JdbcTransactionFactory(), source));
    configuration.addMapper(Mapper.class);
    SqlSessionFactory factory = new SqlSessionFactoryBuilder().build(configuration);
    int ran = 0;
    for (Consumer<Mapper> call : CALLS) {
      try (SqlSession session = factory.openSession(true)) {
        call.accept(session.getMapper(Mapper.class));
        ran++;
      } catch (PersistenceException e) {
        ran += 0; // A database may not know a form; the text was sent all the same.
      }
    }
    return ran;
  }
}
