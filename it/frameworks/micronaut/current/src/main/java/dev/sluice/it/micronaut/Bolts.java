package dev.sluice.it.micronaut;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

/** The bolts. */
@JdbcRepository(dialect = Dialect.H2)
public interface Bolts extends CrudRepository<Bolt, Integer> {

  /** By their name. */
  List<Bolt> findByName(String name);

  /** Calls what is written by Micronaut. */
  default int half() {
    return findByName("half").size();
  }

  /** Divides by zero. */
  @Query("SELECT 1 / (price - price) FROM bolt")
  List<Integer> broken();

  /** Changes many. */
  @Query("UPDATE bolt SET price = 0")
  void giveAway();
}
