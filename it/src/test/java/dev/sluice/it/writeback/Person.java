package dev.sluice.it.writeback;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A row of {@code person}: nothing in it that is masked has the look of a mask. */
@Entity
@Table(name = "person")
public class Person {
  @Id int id;
  Integer version;
  String name;
  Integer age;
  LocalDate born;
  String phone;
  BigDecimal pay;
  String plan;
}
