package dev.sluice.it.writeback;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A row of {@code person} with a version, of which only the age is mapped. */
@Entity
@Table(name = "person")
public class VersionedPerson {
  @Id int id;
  @Version int version;
  String name;
  Integer age;
}
