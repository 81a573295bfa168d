package com.example.press;

/** A library of another version than its doorbell was written for. */
public class Press implements Prints {

  @Override
  public String print(Sheet sheet) {
    return sheet.text();
  }
}
