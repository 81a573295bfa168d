package dev.sluice.it.origin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** What was written down about a part, as Ebean sees it once it has enhanced this class. */
@Entity
@Table(name = "part_note")
public class StockNote {
  @Id Integer id;

  @Column(name = "words")
  String words;

  @ManyToOne
  @JoinColumn(name = "part_id")
  Stock stock;
}
