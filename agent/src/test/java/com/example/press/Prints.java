package com.example.press;

/** What a doorbell knows by its interface. */
public interface Prints {
  String print(Sheet sheet);
}
