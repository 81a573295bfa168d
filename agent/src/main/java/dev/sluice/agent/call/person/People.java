package dev.sluice.agent.call.person;

import dev.sluice.agent.call.person.Libraries.Kind;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Person;
import dev.sluice.bootstrap.Present;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application's own security who the user is, and the places that the operator named for
 * what others say. Asks only objects that lie on the thread already, and by accessors that change
 * nothing. Thread safe; never throws.
 */
public final class People {

  private static final String SPRING_SECURITY = "org.springframework.security.";
  private static final String ANONYMOUS =
      SPRING_SECURITY + "authentication.AnonymousAuthenticationToken";
  private static final int MOST_WRAPPERS = 32;
  private static final int MOST_ROLES = 50;

  private final Libraries libraries;
  private final Places places;
  private final boolean elsewhere;

  /**
   * Where the operator says that values of others stand, each list in the order in which it is
   * asked. Immutable.
   */
  public record Places(
      List<Place> user, List<Place> agent, List<Place> conversation, List<Place> tenant) {

    /** Nowhere. */
    public static final Places NOWHERE = new Places(List.of(), List.of(), List.of(), List.of());

    public Places {
      user = List.copyOf(user);
      agent = List.copyOf(agent);
      conversation = List.copyOf(conversation);
      tenant = List.copyOf(tenant);
    }
  }

  /** Those of an application. */
  public People(Libraries libraries, Places places) {
    this.libraries = libraries;
    this.places = places;
    this.elsewhere = !places.equals(Places.NOWHERE);
  }

  /** Hot path. Whether there may be more to know although nothing is on the thread. */
  public boolean looksElsewhere() {
    return elsewhere;
  }

  /**
   * What is known on this thread now.
   *
   * @param here what lies there; null if nothing
   */
  public Known known(@Nullable Present here) {
    if (here != null && here.asked) {
      return Known.NOTHING; // a statement that the asking itself made
    }
    Person person = here == null ? null : person(here);
    if (!elsewhere) {
      return person == null ? Known.NOTHING : new Known(person, null, null, null, null);
    }
    return new Known(
        person,
        find(places.user, here),
        find(places.agent, here),
        find(places.conversation, here),
        find(places.tenant, here));
  }

  /** Whom the application's security knows; null if nobody. */
  public @Nullable Person person(Present here) {
    if (here.asked) {
      return null;
    }
    here.asked = true;
    try {
      Person person = ofSpring(here.security());
      return person == null ? ofRequest(here.request()) : person;
    } catch (RuntimeException | LinkageError untold) {
      return null; // a list of the application's own may be changed while it is read
    } finally {
      here.asked = false;
    }
  }

  private static @Nullable Person ofSpring(@Nullable Object context) {
    Object authentication = ForeignValue.of(context, "getAuthentication");
    if (authentication == null
        || !Boolean.TRUE.equals(ForeignValue.of(authentication, "isAuthenticated"))
        || isAnonymous(authentication.getClass())) {
      return null;
    }
    String name = ForeignValue.text(authentication, "getName");
    return name == null
        ? null
        : new Person(name, roles(ForeignValue.of(authentication, "getAuthorities")));
  }

  private static boolean isAnonymous(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(ANONYMOUS)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> roles(@Nullable Object authorities) {
    List<String> roles = new ArrayList<>();
    if (authorities instanceof Collection<?> all) {
      for (Object each : all) {
        String role = ForeignValue.text(each, "getAuthority");
        if (role != null && roles.size() < MOST_ROLES) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  /**
   * The principal of a request. One that Spring Security wrapped asks the security context, which
   * would load a session that nobody asked for: so the request below it is asked.
   */
  private static @Nullable Person ofRequest(@Nullable Object request) {
    Object asked = request;
    Object at = request;
    for (int i = 0; i < MOST_WRAPPERS && at != null; i++) {
      Object inner = ForeignValue.of(at, "getRequest");
      if (at.getClass().getName().startsWith(SPRING_SECURITY)) {
        asked = inner;
      }
      at = inner;
    }
    String name = ForeignValue.text(ForeignValue.of(asked, "getUserPrincipal"), "getName");
    return name == null ? null : new Person(name, List.of());
  }

  private @Nullable String find(List<Place> all, @Nullable Present here) {
    for (int i = 0; i < all.size(); i++) {
      Place place = all.get(i);
      String found =
          switch (place.kind()) {
            case HEADER -> header(here, place.key());
            case BAGGAGE -> first(Kind.BAGGAGE, place.key());
            case MDC -> first(Kind.DIAGNOSTICS, place.key());
          };
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String header(@Nullable Present here, String name) {
    Object request = here == null ? null : here.request();
    return ForeignValue.text(ForeignValue.of(request, "getHeader", name));
  }

  private @Nullable String first(Kind kind, String key) {
    int copies = libraries.count(kind);
    for (int i = 0; i < copies; i++) {
      Class<?> type = libraries.type(kind, i);
      if (type == null) {
        continue;
      }
      Object value =
          kind == Kind.BAGGAGE
              ? ForeignValue.of(ForeignValue.ofClass(type, "current"), "getEntryValue", key)
              : ForeignValue.ofClass(type, "get", key);
      String text = ForeignValue.text(value);
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
