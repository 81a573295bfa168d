package dev.sluice.it.orm;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What was bought at one time. */
@Entity
@Table(name = "purchases")
public class Purchase {
  /** How far it is. */
  public enum Status {
    NEW,
    PAID,
    SHIPPED
  }

  @Id Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "customer_id")
  Customer customer;

  @Enumerated(EnumType.STRING)
  Status status;

  BigDecimal total;

  @Column(name = "placed_at")
  LocalDateTime placedAt;

  @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
  List<LineItem> items = new ArrayList<>();
}
