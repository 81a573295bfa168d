package dev.sluice.it.orm;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** One line of a purchase. */
@Entity
@Table(name = "line_items")
public class LineItem {
  @Id Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "purchase_id")
  Purchase purchase;

  @ManyToOne
  @JoinColumn(name = "product_id")
  Product product;

  int quantity;
  BigDecimal price;
}
