package dev.sluice.it.origin;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;

/** The parts, as Ebean sees them once it has enhanced this class. */
@Entity
@Table(name = "part")
public class Stock {
  @Id Integer id;
  String name;
  int price;

  @OneToMany(mappedBy = "stock")
  List<StockNote> notes;

  Stock(int id, String name) {
    this.id = id;
    this.name = name;
    price = 7;
  }

  void rename(String given) {
    name = given;
  }

  List<StockNote> notes() {
    return notes;
  }
}
