package dev.sluice.it.origin;

import dev.sluice.it.kit.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the SQL of each tool comes from. */
final class Origins {

  static final String HERE = "dev.sluice.it.origin.";
  static final String PART = HERE + "Part";
  static final String STOCK = HERE + "Stock";

  /** What each tool's SQL comes from. */
  private static final Map<String, Set<String>> EXPECTED =
      Map.ofEntries(
          Map.entry(
              "hibernate_entity", Set.of("hibernate " + PART, "hibernate " + PART + ".notes")),
          Map.entry("hibernate_late", Set.of("hibernate " + PART, "hibernate " + PART + ".notes")),
          Map.entry("hibernate_flush", Set.of("hibernate " + PART)),
          Map.entry("hibernate_query", Set.of("hibernate " + PART, "hibernate " + PART + "Note")),
          Map.entry("hibernate_named", Set.of("hibernate Part.cheap")),
          Map.entry("hibernate_native", Set.of("hibernate null")),
          Map.entry("hibernate_throws", Set.of("hibernate " + PART)),
          Map.entry("hibernate_refused", Set.of("hibernate " + PART)),
          Map.entry(
              "repository",
              Set.of(
                  "hibernate " + HERE + "Parts.findByName",
                  "hibernate " + HERE + "Parts.findById")),
          Map.entry("repository_saves", Set.of("hibernate " + HERE + "Parts.saveAndFlush")),
          Map.entry("repository_refused", Set.of("hibernate " + HERE + "Parts.giveAway")),
          Map.entry("eclipselink_entity", Set.of("eclipselink " + PART)),
          Map.entry("eclipselink_flush", Set.of("eclipselink " + PART)),
          Map.entry("eclipselink_named", Set.of("eclipselink Part.cheap")),
          Map.entry("eclipselink_refused", Set.of("eclipselink " + PART)),
          Map.entry("ebean_entity", Set.of("ebean " + STOCK, "ebean " + STOCK + "Note")),
          Map.entry("ebean_label", Set.of("ebean Stock.cheap", "ebean Stock.cheap_notes__lazy")),
          Map.entry("ebean_queries", Set.of("ebean " + STOCK)),
          Map.entry("ebean_each", Set.of("ebean " + STOCK)),
          Map.entry("ebean_sql", Set.of("ebean null")),
          Map.entry("ebean_sql_label", Set.of("ebean names", "ebean same prices", "ebean dto")),
          Map.entry("ebean_write", Set.of("ebean " + STOCK)),
          Map.entry("ebean_batch", Set.of("ebean " + STOCK)),
          Map.entry("ebean_mixed", Set.of("ebean null", "ebean " + STOCK)),
          Map.entry("ebean_throws", Set.of("ebean " + STOCK)),
          Map.entry("ebean_refused", Set.of("ebean " + STOCK + "Note")),
          Map.entry("ebean_label_refused", Set.of("ebean give away")),
          Map.entry("plain", Set.of("jdbc null")),
          Map.entry("template", Set.of("spring-jdbc null")),
          Map.entry("template_throws", Set.of("spring-jdbc null")),
          Map.entry("client", Set.of("spring-jdbc null")),
          Map.entry("mybatis", Set.of("mybatis " + HERE + "PartMapper.names")),
          Map.entry("jooq", Set.of("jooq null")),
          Map.entry("jooq_refused", Set.of("jooq null")),
          Map.entry("jooq_batch", Set.of("jooq null")),
          Map.entry("jooq_batch_refused", Set.of("jooq null")),
          Map.entry("jdbi", Set.of("jdbi " + HERE + "PartDao.names")),
          Map.entry("jdbi_batch", Set.of("jdbi " + HERE + "PartDao.note")),
          Map.entry("jdbi_fluent", Set.of("jdbi null")));

  static final Set<String> REFUSED =
      Set.of(
          "hibernate_refused",
          "eclipselink_refused",
          "repository_refused",
          "ebean_refused",
          "ebean_label_refused",
          "jooq_refused",
          "jooq_batch_refused");

  private Origins() {}

  /** All tools. */
  static Set<String> tools() {
    return new TreeSet<>(EXPECTED.keySet());
  }

  /** What the records of those tools are to tell. */
  static Map<String, Set<String>> expected(Set<String> tools) {
    Map<String, Set<String>> expected = new TreeMap<>(EXPECTED);
    expected.keySet().retainAll(tools);
    return expected;
  }

  /** What the records tell, of the tool's own statements or of the plain ones after them. */
  static Map<String, Set<String>> told(List<Told> asked, Row row, boolean after) {
    Map<String, Set<String>> origins = new TreeMap<>();
    for (Told each : asked) {
      if (isAfter(each) == after && each.text("db.query.text") != null) {
        origins
            .computeIfAbsent(row.tool(each), key -> new TreeSet<>())
            .add(each.text("sluice.origin.kind") + " " + each.text("sluice.origin.name"));
      }
    }
    return origins;
  }

  /** Whether a statement came by plain JDBC after what a tool did. */
  static boolean isAfter(Told told) {
    return String.valueOf(told.text("db.query.text")).contains("after_");
  }

  /** The class whose code a tool is. */
  static String code(String tool) {
    if (tool.equals("plain")) {
      return HERE + "Workshop";
    }
    String library = tool.replaceFirst("_.*", "");
    return switch (library) {
      case "hibernate", "repository" -> HERE + "HibernateTools";
      case "eclipselink" -> HERE + "EclipseLinkTools";
      case "ebean" -> HERE + "EbeanTools";
      default -> HERE + "OtherTools";
    };
  }
}
