package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.sql.tree.Expr;
import java.util.Locale;
import java.util.Set;

/**
 * Settings whose value is the database's own word: nobody can put the value of a column there. Any
 * other can be made to hold one, by {@code set_config} or {@code SET}.
 */
final class ShownSettings {

  private static final Set<String> OWN =
      Set.of(
          "server_version",
          "server_version_num",
          "server_encoding",
          "block_size",
          "data_checksums",
          "integer_datetimes",
          "lc_collate",
          "lc_ctype",
          "max_connections",
          "max_identifier_length",
          "max_index_keys",
          "in_hot_standby",
          "is_superuser",
          "session_authorization",
          "transaction_isolation",
          "transaction_read_only",
          "tx_isolation",
          "version",
          "version_comment",
          "version_compile_os",
          "hostname",
          "port",
          "protocol_version",
          "license",
          "lower_case_table_names",
          "max_allowed_packet",
          "read_only",
          "innodb_read_only",
          "performance_schema",
          "system_time_zone",
          "autocommit",
          "sql_mode",
          "character_set_client",
          "character_set_connection",
          "character_set_results",
          "character_set_database",
          "character_set_server",
          "collation_connection",
          "collation_database",
          "collation_server",
          "server_id",
          "error_count",
          "warning_count",
          "rowcount",
          "spid",
          "servername",
          "trancount");

  private ShownSettings() {}

  /** Whether a setting, by its last name in lower case, holds the database's own word alone. */
  static boolean isOwn(String name) {
    return OWN.contains(name);
  }

  /** Whether a call reads such a setting by its name. */
  static boolean reads(Expr.Call call) {
    return call.name().equals("current_setting")
        && !call.args().isEmpty()
        && call.args().get(0) instanceof Expr.Literal literal
        && isOwn(literal.value().toLowerCase(Locale.ROOT));
  }
}
