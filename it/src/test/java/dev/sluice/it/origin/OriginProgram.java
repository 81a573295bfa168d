package dev.sluice.it.origin;

import java.util.LinkedHashMap;
import java.util.Map;

/** A workshop whose assistant works through each library that there is. Argument: conversation. */
final class OriginProgram {

  private OriginProgram() {}

  public static void main(String[] arguments) throws Exception {
    Workshop.fill();
    Map<String, Clerk.Tool> tools = new LinkedHashMap<>();
    try (HibernateTools hibernate = new HibernateTools();
        EclipseLinkTools eclipseLink = new EclipseLinkTools();
        EbeanTools ebean = new EbeanTools()) {
      hibernate.addTo(tools);
      eclipseLink.addTo(tools);
      ebean.addTo(tools);
      OtherTools others = new OtherTools();
      others.addTo(tools);
      if (OtherTools.hasClient()) {
        others.addClientTo(tools);
      }
      Clerk.converse(arguments[0], tools);
      hibernate.byItself();
      ebean.byItself();
      Clerk.plain("all");
    }
    System.out.println("parts: " + Workshop.count("1 = 1"));
    System.out.println("changed: " + Workshop.count("name = 'renamed' OR price = 0"));
  }
}
