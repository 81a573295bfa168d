package dev.sluice.agent.instrument.person;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Need;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of servlet containers, {@code jakarta.servlet} and {@code javax.servlet}: each step
 * of a filter chain and each servlet, with the request as the filters before wrapped it. Immutable.
 */
public final class Servlets {

  private static final String ROOM = "servlet";
  private static final String ADVICE =
      "dev.sluice.agent.instrument.person.advice.ServletRequestAdvice";
  private static final List<String> ROOTS = List.of("jakarta.servlet.", "javax.servlet.");

  private Servlets() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    Set<String> types = new java.util.HashSet<>();
    List<Ring> rings = new ArrayList<>();
    for (String root : ROOTS) {
      List<String> parameters = List.of(root + "ServletRequest", root + "ServletResponse");
      types.add(root + "Servlet");
      types.add(root + "FilterChain");
      rings.add(new Ring("service", parameters, ADVICE));
      rings.add(new Ring("doFilter", parameters, ADVICE));
    }
    return List.of(new Doorbell(ROOM, Set.of(), types, rings, needs()));
  }

  /** Of either package: an application has one of them. */
  private static List<Need> needs() {
    return List.of(
        need("Servlet", "service"),
        need("FilterChain", "doFilter"),
        need("ServletRequestWrapper", "getRequest"),
        need("http.HttpServletRequest", "getUserPrincipal"),
        need("http.HttpServletRequest", "getHeader"));
  }

  private static Need need(String type, String member) {
    return new Need(Set.of(ROOTS.get(0) + type, ROOTS.get(1) + type), member);
  }
}
