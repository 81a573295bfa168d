package com.example.orders;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The program. */
@SpringBootApplication
public class Orders {

  /** Starts it; arguments are Spring Boot's. */
  public static void main(String[] arguments) {
    SpringApplication.run(Orders.class, arguments);
  }

  /** Puts some orders into an empty database. */
  @Bean
  CommandLineRunner seed(Shop shop) {
    return arguments -> shop.seed();
  }
}
