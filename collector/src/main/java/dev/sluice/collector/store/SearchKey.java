package dev.sluice.collector.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a record can be searched by. The name in lower case is the word of the query language. */
public enum SearchKey {
  TYPE("intent, outcome, refusal, transaction, hello, bye, policy, mode, finding, …"),
  VERDICT("allow, deny or approve"),
  RULE("id of a rule that held"),
  STATUS("ok, error or unknown: how the statement ended"),
  SERVICE("name of the service"),
  ACTOR("ai, service, human or unknown"),
  AGENT("name of the agent"),
  TOOL("name of the tool"),
  MODEL("name of the model"),
  CONVERSATION("id of the conversation"),
  USER("name of the user"),
  DATABASE("the policy's name for the database, or its namespace"),
  SYSTEM("postgresql, mysql, mariadb, h2database, …"),
  OPERATION("select, insert, update, delete, drop, …"),
  TABLE("a table read or written, with or without its schema"),
  EFFECT("file, program, network, dynamic-sql, session, …"),
  SENSITIVE("a class of sensitive data touched"),
  MASKED("a class of which values were masked"),
  FINGERPRINT("fingerprint of the statement"),
  TRANSACTION("number of the transaction within its incarnation"),
  INCARNATION("32 hexadecimal digits: one run of one JVM"),
  TRACE("trace id"),
  FINDING("found, ended, gap, damage, silent or ledger");

  private final String meaning;

  SearchKey(String meaning) {
    this.meaning = meaning;
  }

  /** The word before the colon. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands after the colon, for people. */
  public String meaning() {
    return meaning;
  }

  /** The key of that word; null if there is none. */
  public static @Nullable SearchKey of(String word) {
    for (SearchKey key : values()) {
      if (key.word().equals(word)) {
        return key;
      }
    }
    return null;
  }
}
