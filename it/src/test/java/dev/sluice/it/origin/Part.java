package dev.sluice.it.origin;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** What a workshop has in stock. */
@Entity
@Table(name = "part")
@NamedQuery(name = "Part.cheap", query = "select p from Part p where p.price < 10")
public class Part {
  @Id Integer id;
  String name;
  int price;

  @OneToMany(fetch = FetchType.LAZY)
  @JoinColumn(name = "part_id")
  List<PartNote> notes = new ArrayList<>();

  /** For JPA. */
  public Part() {}

  Part(int id, String name) {
    this.id = id;
    this.name = name;
    price = 7;
  }
}
