package dev.sluice.it.writeback;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** A row of {@code client}: of which only what changed is written. */
@Entity
@DynamicUpdate
@Table(name = "client")
public class ChangedClient {
  @Id int id;

  @jakarta.persistence.Column(name = "full_name")
  String name;

  String email;
  String ssn;
}
