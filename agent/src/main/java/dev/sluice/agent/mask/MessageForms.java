package dev.sluice.agent.mask;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of messages that are understood, as the message catalogues of PostgreSQL ({@code
 * errmsg} of its sources), MariaDB and MySQL ({@code errmsg-utf8.txt}) and H2 ({@code
 * _messages_en.prop}) have them. All are tried for each database: what comes out is safe whoever
 * said it.
 */
final class MessageForms {

  private static final int LONGEST = 1 << 16;

  /** H2 repeats the statement behind its message, with its literals. */
  private static final String H2_STATEMENT = "; SQL statement:";

  private static final String H2_CODE = " [";

  /** The number of the connection, which MariaDB's driver puts in front. */
  private static final String MARIADB_CONNECTION = "(conn=";

  private static final List<MessageForm> FORMS =
      Stream.of(
              // PostgreSQL
              "duplicate key value violates unique constraint \"%n\"",
              "null value in column \"%n\" of relation \"%n\" violates not-null constraint",
              "new row for relation \"%n\" violates check constraint \"%n\"",
              "conflicting key value violates exclusion constraint \"%n\"",
              "insert or update on table \"%n\" violates foreign key constraint \"%n\"",
              "update or delete on table \"%n\" violates foreign key constraint \"%n\" on table"
                  + " \"%n\"",
              "invalid input syntax for type %t: \"%v\"",
              "invalid input syntax for type %t",
              "invalid input value for enum %n: \"%v\"",
              "value \"%v\" is out of range for type %t",
              "\"%v\" is out of range for type %t",
              "%t out of range",
              "date/time field value out of range: \"%v\"",
              "value too long for type %t(%d)",
              "numeric field overflow",
              "division by zero",
              "invalid byte sequence for encoding \"%v",
              "permission denied for table %n",
              "permission denied for schema %n",
              "permission denied for view %n",
              "could not serialize access due to concurrent update",
              "could not serialize access due to concurrent delete",
              "could not serialize access due to read/write dependencies among transactions",
              "deadlock detected",
              "current transaction is aborted, commands ignored until end of transaction block",
              "canceling statement due to statement timeout",
              "canceling statement due to lock timeout",
              "canceling statement due to user request",
              "could not obtain lock on row in relation \"%n\"",
              "cannot execute %v in a read-only transaction",
              "more than one row returned by a subquery used as an expression",
              "relation \"%n\" already exists, skipping",
              "relation \"%n\" does not exist, skipping",
              "table \"%n\" does not exist, skipping",
              // PostgreSQL's details
              "Key (%n)=(%v) already exists.",
              "Key (%n)=(%v) is not present in table \"%n\".",
              "Key (%n)=(%v) is still referenced from table \"%n\".",
              "Key (%n)=(%v) conflicts with existing key (%n)=(%v).",
              "Failing row contains (%v).",
              // MariaDB and MySQL
              "Duplicate entry '%v' for key '%n'",
              "Data too long for column '%n' at row %d",
              "Out of range value for column '%n' at row %d",
              "Data truncated for column '%n' at row %d",
              "Incorrect %t value: '%v' for column '%n' at row %d",
              "Incorrect %t value: '%v' for column %n at row %d",
              "Incorrect %t value: '%v'",
              "Truncated incorrect %t value: '%v'",
              "Column '%n' cannot be null",
              "Field '%n' doesn't have a default value",
              "Cannot add or update a child row: a foreign key constraint fails (%v)",
              "Cannot delete or update a parent row: a foreign key constraint fails (%v)",
              "CONSTRAINT %v failed for %n",
              "Check constraint '%v' is violated.",
              "%t value is out of range in '%v'",
              "Division by 0",
              "Deadlock found when trying to get lock; try restarting transaction",
              "Lock wait timeout exceeded; try restarting transaction",
              "Query execution was interrupted",
              "Query execution was interrupted (max_statement_time exceeded)",
              "Subquery returns more than 1 row",
              "Unknown column '%n' in 'field list'",
              "Unknown column '%n' in 'SELECT'",
              "Unknown column '%n' in 'where clause'",
              "Unknown column '%n' in 'WHERE'",
              "Unknown column '%n' in 'on clause'",
              "Unknown column '%n' in 'ON'",
              "Unknown column '%n' in 'order clause'",
              "Unknown column '%n' in 'ORDER BY'",
              "Unknown column '%n' in 'group statement'",
              "Unknown column '%n' in 'GROUP BY'",
              "Unknown column '%n' in 'having clause'",
              "Unknown column '%n' in 'HAVING'",
              "Column '%n' in 'field list' is ambiguous",
              "Column '%n' in 'where clause' is ambiguous",
              "Column '%n' in 'SELECT' is ambiguous",
              "Column '%n' in 'WHERE' is ambiguous",
              "Table '%n' doesn't exist",
              "Table '%n' already exists",
              "Unknown table '%n'",
              "Duplicate column name '%n'",
              "FUNCTION %n does not exist",
              "PROCEDURE %n does not exist",
              "Column count doesn't match value count at row %d",
              "Invalid use of group function",
              "The used SELECT statements have a different number of columns",
              "Every derived table must have its own alias",
              "You have an error in your SQL syntax; check the manual that corresponds to your"
                  + " MariaDB server version for the right syntax to use near '%n' at line %d",
              "You have an error in your SQL syntax; check the manual that corresponds to your"
                  + " MySQL server version for the right syntax to use near '%n' at line %d",
              // H2
              "Unique index or primary key violation: \"%n ON %n(%n) VALUES %v\"",
              "Unique index or primary key violation: \"%v\"",
              "NULL not allowed for column \"%n\"",
              "Referential integrity constraint violation: \"%v\"",
              "Check constraint violation: \"%v\"",
              "Value too long for column \"%v\": \"%v\"",
              "Data conversion error converting \"%v\"",
              "Numeric value out of range: \"%v\"",
              "Numeric value out of range: \"%v\" in column \"%v\"",
              "Cannot parse \"%t\" constant \"%v\"",
              "Division by zero: \"%v\"",
              "Table \"%n\" not found",
              "Table \"%n\" not found (candidates are: \"%v\")",
              "Table \"%n\" already exists",
              "Column \"%n\" not found",
              "Schema \"%n\" not found",
              "Function \"%n\" not found",
              "Column count does not match",
              "Ambiguous column name \"%n\"",
              "Column \"%n\" must be in the GROUP BY list",
              "Syntax error in SQL statement \"%v\"",
              "Syntax error in SQL statement \"%v\"; expected \"%v\"",
              "Scalar subquery contains more than one row",
              "Timeout trying to lock table %v",
              "Concurrent update in table \"%n\": another transaction has updated or deleted the"
                  + " same row",
              "Deadlock detected. The current transaction was rolled back. Details: %v",
              "Statement was canceled or the session timed out",
              "The object is already closed",
              "Database is already closed%v",
              // Derby, HSQLDB, SQLite, SQL Server, Oracle
              "Table/View '%n' does not exist.",
              "Syntax error: Encountered \"%n\" at line %d, column %d.",
              "The statement was aborted because it would have caused a duplicate key value in a"
                  + " unique or primary key constraint or unique index identified by '%n' defined"
                  + " on '%n'.",
              "Invalid character string format for type %t.",
              "user lacks privilege or object not found: %n",
              "unexpected token: %n",
              "integrity constraint violation: unique constraint or index violation; %n table: %n",
              "[SQLITE_ERROR] SQL error or missing database (no such table: %n)",
              "[SQLITE_ERROR] SQL error or missing database (no such column: %n)",
              "[SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed:"
                  + " %n)",
              "[SQLITE_CONSTRAINT_PRIMARYKEY] A PRIMARY KEY constraint failed (UNIQUE constraint"
                  + " failed: %n)",
              "Invalid object name '%n'.",
              "Invalid column name '%n'.",
              "Conversion failed when converting the %t value '%v' to data type %t.",
              "Violation of UNIQUE KEY constraint '%n'. Cannot insert duplicate key in object"
                  + " '%n'. The duplicate key value is (%v).",
              "ORA-00942: table or view does not exist",
              "ORA-00904: \"%n\": invalid identifier",
              "ORA-00001: unique constraint (%n) violated",
              "ORA-01722: invalid number")
          .map(MessageForm::new)
          .toList();

  private MessageForms() {}

  /**
   * A message without values.
   *
   * @param known tells names that are no news to who reads it
   * @return null if its form is not known: nothing of it may be shown
   */
  static @Nullable String without(@Nullable String message, Predicate<String> known) {
    if (message == null || message.length() > LONGEST) {
      return null;
    }
    String text = bare(message);
    for (MessageForm form : FORMS) {
      String clean = form.without(text, known);
      if (clean != null) {
        return clean;
      }
    }
    return null;
  }

  /** Without what drivers put around it. Cut wrongly it fits no form, or a value is shorter. */
  private static String bare(String message) {
    String text = message;
    int end = text.indexOf(") ");
    if (text.startsWith(MARIADB_CONNECTION) && end > 0) {
      text = text.substring(end + 2);
    }
    int statement = text.indexOf(H2_STATEMENT);
    if (statement >= 0) {
      return text.substring(0, statement);
    }
    int code = text.lastIndexOf(H2_CODE);
    return code > 0 && text.endsWith("]") ? text.substring(0, code) : text;
  }
}
