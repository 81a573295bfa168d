package dev.sluice.rules.sql.resolve;

/** A column of a relation or of a result: its name and where its values come from. */
record Named(String name, Origin origin) {}
