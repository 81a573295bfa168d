package com.example.orders;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Customers. */
public interface CustomerRepository extends JpaRepository<Customer, Long> {

  /** The customer of that name. */
  Optional<Customer> findByName(String name);
}
