package dev.sluice.bootstrap;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end user as the application's own security knows them. Immutable. */
public final class Person {

  /** The name; never empty. */
  public final String name;

  /** Roles in the application; empty if it tells none. Never changed. */
  public final List<String> roles;

  /** Keeps the list: the caller never changes it. */
  public Person(String name, List<String> roles) {
    this.name = name;
    this.roles = Collections.unmodifiableList(roles);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Person person && person.name.equals(name) && person.roles.equals(roles);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
