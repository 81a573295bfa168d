package dev.sluice.it.orm;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who buys. */
@Entity
@Table(name = "customers")
public class Customer {
  @Id Long id;

  @Column(name = "full_name")
  String name;

  String email;
  boolean active;
  BigDecimal balance;

  @Column(name = "created_on")
  LocalDate createdOn;

  @Version int version;
  @Embedded Address address;

  @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  List<Purchase> purchases = new ArrayList<>();
}
