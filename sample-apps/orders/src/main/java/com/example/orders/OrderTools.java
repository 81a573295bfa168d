package com.example.orders;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.stereotype.Component;

/** What the assistant's model may call. */
@Component
public class OrderTools {

  private final Shop shop;

  OrderTools(Shop shop) {
    this.shop = shop;
  }

  /** By JPQL with a join. */
  @Tool(description = "Lists the orders in a status, with the customers' addresses")
  public String ordersInStatus(String status) {
    return String.join("\n", shop.inStatus(status));
  }

  /** By a derived query. */
  @Tool(description = "Tells how to reach a customer")
  public String contactOf(String name) {
    return shop.contact(name);
  }

  /** By a dirty entity. */
  @Tool(description = "Cancels one order")
  public String cancelOrder(long id) {
    return shop.cancel(id);
  }

  /** By a bulk update. */
  @Tool(description = "Cancels all orders")
  public String cancelAllOrders() {
    return shop.cancelAll();
  }

  /** By a dirty entity that holds an address. */
  @Tool(description = "Makes a customer a VIP")
  public String makeVip(String name) {
    return shop.makeVip(name);
  }
}
