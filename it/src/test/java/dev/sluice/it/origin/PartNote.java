package dev.sluice.it.origin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What was written down about a part. */
@Entity
@Table(name = "part_note")
public class PartNote {
  @Id Integer id;

  @Column(name = "words")
  String words;
}
