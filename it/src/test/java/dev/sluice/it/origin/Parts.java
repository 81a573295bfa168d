package dev.sluice.it.origin;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The parts, as Spring Data sees them. */
public interface Parts extends JpaRepository<Part, Integer> {

  /** By its name. */
  List<Part> findByName(String name);

  /** Changes many. */
  @Modifying
  @Query("update Part p set p.price = 0")
  int giveAway();
}
