package com.example.press;

/** What it inherits counts. */
class Paper {
  int weight;
}
