package dev.sluice.it.lineage;

/** A column as a query may use it: its name as it is written, and what it holds. */
record Column(String name, Type type) {}
