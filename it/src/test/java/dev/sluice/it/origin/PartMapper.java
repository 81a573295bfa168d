package dev.sluice.it.origin;

import java.util.List;
import org.apache.ibatis.annotations.Select;

/** The parts, as MyBatis sees them. */
public interface PartMapper {

  /** Their names. */
  @Select("SELECT name FROM part")
  List<String> names();
}
