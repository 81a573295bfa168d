package com.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What is ordered. */
@Entity
@Table(name = "purchase_orders")
public class PurchaseOrder {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Customer customer;

  private @Nullable String item;
  private @Nullable String status;

  /** For JPA. */
  protected PurchaseOrder() {}

  PurchaseOrder(Customer customer, String item, String status) {
    this.customer = customer;
    this.item = item;
    this.status = status;
  }

  public @Nullable Long getId() {
    return id;
  }

  public @Nullable Customer getCustomer() {
    return customer;
  }

  public @Nullable String getItem() {
    return item;
  }

  public @Nullable String getStatus() {
    return status;
  }

  void setStatus(String status) {
    this.status = status;
  }
}
