package dev.sluice.it.orm;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** How a purchase is paid. */
@Entity
@Table(name = "payments")
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "kind")
public class Payment {
  @Id Long id;

  @ManyToOne
  @JoinColumn(name = "purchase_id")
  Purchase purchase;

  BigDecimal amount;

  /** By card. */
  @Entity
  @Table(name = "card_payments")
  public static class Card extends Payment {
    String digits;
  }

  /** By bank. */
  @Entity
  @Table(name = "bank_payments")
  public static class Bank extends Payment {
    String iban;
  }
}
