package dev.sluice.it.orm;

import jakarta.persistence.Embeddable;

/** Where a customer lives. */
@Embeddable
public class Address {
  String street;
  String city;
}
