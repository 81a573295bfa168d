package dev.sluice.agent.instrument.person;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Spring Security, 6.5 to 7.1: where its holder's strategy hands out, takes or
 * drops the security context of a thread. Immutable.
 *
 * <p>A context that is set deferred is known once the application looks at it: to look first would
 * load the session, perhaps by SQL, for requests that never need it.
 */
public final class SpringSecurity {

  private static final String ROOM = "spring-security";
  private static final String ADVICE = "dev.sluice.agent.instrument.person.advice.";
  private static final String SECURITY = "org.springframework.security.";
  private static final String CONTEXT = SECURITY + "core.context.SecurityContext";
  private static final String STRATEGY = CONTEXT + "HolderStrategy";

  private SpringSecurity() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(holder(), strategies());
  }

  /** Nothing rings there: what it holds contexts by has to be there. */
  private static Doorbell holder() {
    return Doorbell.ofClasses(ROOM, Set.of(CONTEXT + "Holder"), List.of()).needing(STRATEGY);
  }

  private static Doorbell strategies() {
    return new Doorbell(
            ROOM,
            Set.of(),
            Set.of(STRATEGY),
            List.of(
                new Ring("getContext", List.of(), ADVICE + "SecurityContextReadAdvice"),
                new Ring("setContext", List.of(CONTEXT), ADVICE + "SecurityContextSetAdvice"),
                new Ring(
                    "setDeferredContext",
                    List.of("java.util.function.Supplier"),
                    ADVICE + "SecurityContextGoneAdvice"),
                new Ring("clearContext", List.of(), ADVICE + "SecurityContextGoneAdvice")))
        .needing(CONTEXT, "getAuthentication")
        .needing(SECURITY + "core.Authentication", "isAuthenticated", "getName", "getAuthorities")
        .needing(SECURITY + "core.GrantedAuthority", "getAuthority")
        .needing(SECURITY + "authentication.AnonymousAuthenticationToken");
  }
}
