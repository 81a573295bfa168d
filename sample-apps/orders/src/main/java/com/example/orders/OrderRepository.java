package com.example.orders;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Orders. */
public interface OrderRepository extends JpaRepository<PurchaseOrder, Long> {

  /** Orders in a status, with who ordered. */
  @Query(
      "select o from PurchaseOrder o join fetch o.customer where o.status = :status order by o.id")
  List<PurchaseOrder> inStatus(String status);

  /** Cancels every order. */
  @Modifying
  @Query("update PurchaseOrder o set o.status = 'cancelled'")
  int cancelAll();
}
