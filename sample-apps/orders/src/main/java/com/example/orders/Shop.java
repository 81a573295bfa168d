package com.example.orders;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with orders, each in a transaction of its own. */
@Service
@Transactional
class Shop {

  private final CustomerRepository customers;
  private final OrderRepository orders;

  Shop(CustomerRepository customers, OrderRepository orders) {
    this.customers = customers;
    this.orders = orders;
  }

  void seed() {
    if (customers.count() > 0) {
      return;
    }
    Customer ada = customers.save(new Customer("Ada Lovelace", "ada@lovelace.example"));
    Customer grace = customers.save(new Customer("Grace Hopper", "grace@hopper.example"));
    orders.save(new PurchaseOrder(ada, "punched cards", "open"));
    orders.save(new PurchaseOrder(grace, "a compiler", "open"));
    orders.save(new PurchaseOrder(grace, "a moth", "shipped"));
  }

  List<String> inStatus(String status) {
    return orders.inStatus(status).stream()
        .map(
            order -> {
              Customer customer = order.getCustomer();
              return order.getId()
                  + " | "
                  + order.getItem()
                  + " | "
                  + (customer == null ? "" : customer.getEmail());
            })
        .toList();
  }

  String contact(String name) {
    return customers
        .findByName(name)
        .map(customer -> customer.getName() + " | " + customer.getEmail())
        .orElse("no such customer");
  }

  String cancel(long id) {
    PurchaseOrder order = orders.findById(id).orElse(null);
    if (order == null) {
      return "no such order";
    }
    order.setStatus("cancelled");
    return "order " + id + " cancelled";
  }

  String cancelAll() {
    return orders.cancelAll() + " orders cancelled";
  }

  /** Loads an entity, changes one field, and lets JPA write what it thinks it must. */
  String makeVip(String name) {
    Customer customer = customers.findByName(name).orElse(null);
    if (customer == null) {
      return "no such customer";
    }
    customer.setVip(true);
    return name + " is a VIP now";
  }
}
