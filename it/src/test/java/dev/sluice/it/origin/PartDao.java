package dev.sluice.it.origin;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The parts, as JDBI sees them. */
public interface PartDao {

  /** Their names. */
  @SqlQuery("SELECT name FROM part")
  List<String> names();

  /** Writes something down. */
  @SqlBatch("INSERT INTO part_note (id, words) VALUES (?, 'jdbi')")
  void note(List<Integer> ids);
}
