package com.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Who orders. */
@Entity
@Table(name = "customers")
public class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private @Nullable String name;
  private @Nullable String email;
  private boolean vip;

  /** For JPA. */
  protected Customer() {}

  Customer(String name, String email) {
    this.name = name;
    this.email = email;
  }

  public @Nullable Long getId() {
    return id;
  }

  public @Nullable String getName() {
    return name;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public boolean isVip() {
    return vip;
  }

  void setVip(boolean vip) {
    this.vip = vip;
  }
}
