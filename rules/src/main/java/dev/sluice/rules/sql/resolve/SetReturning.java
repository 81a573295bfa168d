package dev.sluice.rules.sql.resolve;

import java.util.Set;

/** Functions that give rows: what they are given decides how many. */
final class SetReturning {

  private static final Set<String> NAMES =
      Set.of(
          "generate_series",
          "generate_subscripts",
          "unnest",
          "regexp_matches",
          "regexp_split_to_table",
          "string_to_table",
          "json_each",
          "json_each_text",
          "jsonb_each",
          "jsonb_each_text",
          "json_array_elements",
          "json_array_elements_text",
          "jsonb_array_elements",
          "jsonb_array_elements_text",
          "json_object_keys",
          "jsonb_object_keys",
          "jsonb_path_query",
          "jsonb_path_query_tz",
          "json_to_recordset",
          "jsonb_to_recordset",
          "json_populate_recordset",
          "jsonb_populate_recordset",
          "ts_parse",
          "ts_debug",
          "aclexplode",
          "each",
          "skeys",
          "svals",
          "string_split",
          "json_table",
          "xmltable",
          "openjson",
          "system_range",
          "json_tree",
          "table",
          "table_distinct");

  private SetReturning() {}

  static boolean gives(String name) {
    return NAMES.contains(name);
  }
}
