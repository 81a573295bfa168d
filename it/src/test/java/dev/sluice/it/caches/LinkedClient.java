package dev.sluice.it.caches;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity of EclipseLink, which caches each unless it is told otherwise. */
@Entity
@Table(name = "client")
public class LinkedClient {
  @Id int id;
  String name;
  String email;

  @Override
  public String toString() {
    return name + " " + email;
  }
}
