package com.example.press;

/** What advice reads. */
public class Sheet extends Paper {

  String text() {
    return "text";
  }
}
