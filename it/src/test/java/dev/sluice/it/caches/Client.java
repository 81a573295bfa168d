package dev.sluice.it.caches;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.DynamicUpdate;

/** A cached entity of which a column and a collection are of a class. */
@Entity
@Cacheable
@DynamicUpdate
@Table(name = "client")
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Client {
  @Id int id;
  String name;
  String email;

  @ElementCollection
  @CollectionTable(name = "client_phone", joinColumns = @JoinColumn(name = "client_id"))
  @Column(name = "phone")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  Set<String> phones = new HashSet<>();

  /** For the mapper. */
  public void setName(String given) {
    name = given;
  }

  @Override
  public String toString() {
    return name + " " + email;
  }
}
