package dev.sluice.collector.api;

import dev.sluice.rules.record.Field;

/** What fields are called on a page, where the standard name says less to a person. */
final class Words {

  private Words() {}

  static String of(Field field) {
    return switch (field) {
      case ACTOR_KIND -> "Kind";
      case ACTOR_SOURCE -> "Known from";
      case AGENT_NAME -> "Agent";
      case TOOL_NAME -> "Tool";
      case MODEL -> "Model";
      case CONVERSATION_ID -> "Conversation";
      case USER_NAME -> "User";
      case ROLE -> "Roles";
      case PURPOSE -> "Asked for";
      case TOOL_ARGUMENTS -> "Arguments";
      case TENANT -> "Tenant";
      case TRACE_ID -> "Trace";
      case SPAN_ID -> "Span";
      case DATABASE_NAME -> "Database";
      case DB_SYSTEM -> "System";
      case DB_NAMESPACE -> "Namespace";
      case SERVER_ADDRESS -> "Server";
      case DB_USER -> "Database user";
      case ORIGIN_KIND -> "Sent through";
      case ORIGIN_NAME -> "Written by";
      case CODE_FUNCTION -> "Called in";
      case CODE_JAR -> "Of";
      case OPERATION -> "Operations";
      case READS -> "Reads";
      case WRITES -> "Writes";
      case FUNCTION -> "Functions";
      case SENSITIVE -> "Sensitive data";
      case EFFECT -> "Effects";
      case SHAPE -> "Shape";
      default -> field.standardName();
    };
  }
}
