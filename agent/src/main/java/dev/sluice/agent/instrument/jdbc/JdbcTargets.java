package dev.sluice.agent.instrument.jdbc;

import dev.sluice.agent.call.KnownDrivers;
import dev.sluice.agent.call.aside.SideDoors;
import dev.sluice.agent.instrument.Target;
import dev.sluice.agent.instrument.Target.Bell;
import dev.sluice.agent.instrument.Target.MethodMatch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The targets of JDBC. A class belongs to all that fit: a driver's data source is a driver too. */
public final class JdbcTargets {

  private static final String ADVICE = "dev.sluice.agent.instrument.jdbc.advice.";
  private static final int PUBLIC = 1;
  private static final int STATIC = 8;
  private static final int BRIDGE = 0x40;

  private static final Set<String> ASKING_CONNECTION_METHODS =
      Set.of(
          "setSchema",
          "getSchema",
          "setCatalog",
          "getCatalog",
          "setReadOnly",
          "setTransactionIsolation",
          "getTransactionIsolation",
          "setClientInfo",
          "getClientInfo",
          "isValid",
          "createArrayOf",
          "createStruct",
          "createClob",
          "createBlob",
          "createNClob",
          "createSQLXML",
          "releaseSavepoint");

  /** What extends what among the platform's own types. */
  public static final Map<String, String> PLATFORM_PARENTS =
      Map.of(
          "java/sql/PreparedStatement", "java/sql/Statement",
          "java/sql/CallableStatement", "java/sql/PreparedStatement",
          "javax/sql/RowSet", "java/sql/ResultSet",
          "javax/sql/rowset/CachedRowSet", "javax/sql/RowSet",
          "javax/sql/rowset/JdbcRowSet", "javax/sql/RowSet",
          "javax/sql/rowset/JoinRowSet", "javax/sql/rowset/CachedRowSet",
          "javax/sql/rowset/WebRowSet", "javax/sql/rowset/CachedRowSet",
          "javax/sql/rowset/FilteredRowSet", "javax/sql/rowset/CachedRowSet",
          "javax/sql/XAConnection", "javax/sql/PooledConnection");

  private JdbcTargets() {}

  /** All of them, the most special first. */
  public static List<Target> all() {
    return List.of(
        target("callable", "java/sql/CallableStatement", Set.of(), callable(), true),
        target(
            "prepared",
            "java/sql/PreparedStatement",
            KnownDrivers.PREPARED_PARENTS,
            prepared(),
            true),
        target(
            "statement", "java/sql/Statement", KnownDrivers.STATEMENT_PARENTS, statement(), true),
        target("result-set", "java/sql/ResultSet", KnownDrivers.RESULT_PARENTS, resultSet(), true),
        target(
            "connection",
            "java/sql/Connection",
            KnownDrivers.CONNECTION_PARENTS,
            connection(),
            true),
        target("data-source", "javax/sql/DataSource", Set.of(), source("getConnection"), false),
        target("pooled", "javax/sql/PooledConnection", Set.of(), pooled(), false),
        target("xa", "javax/transaction/xa/XAResource", Set.of(), branch(), false),
        target("driver", "java/sql/Driver", Set.of(), source("connect"), false),
        target("metadata", "java/sql/DatabaseMetaData", Set.of(), asking(), false),
        new Target("aside", SideDoors.types(), Set.of(), List.of(aside()), false, false),
        new Target(
            "driver-internal",
            KnownDrivers.SELF_ASKING,
            Set.of(),
            List.of(bell("InsideAdvice", (o, a, n, d) -> open(a) && !n.equals("<init>"))),
            false,
            false));
  }

  private static Target target(
      String room, String superType, Set<String> names, List<Bell> bells, boolean state) {
    return new Target(room, names, Set.of(superType), bells, state, true);
  }

  private static List<Bell> statement() {
    return List.of(
        bell("WarningsAdvice", named("getWarnings", "")),
        bell("QueryAdvice", named("executeQuery", "", "Ljava/lang/String;", "Ljava/lang/String;Z")),
        bell("UpdateAdvice", executes("executeUpdate")),
        bell("UpdateAdvice", executes("executeLargeUpdate")),
        bell("AnyAdvice", executes("execute")),
        bell("AnyAdvice", named("executeWithFlags", "Ljava/lang/String;I")),
        bell("BatchAdvice", named("executeBatch", "")),
        bell("BatchAdvice", named("executeLargeBatch", "")),
        bell("AddBatchAdvice$Text", named("addBatch", "Ljava/lang/String;")),
        bell("AddBatchAdvice$Clear", named("clearBatch", "")),
        bell("FetchAdvice$Result", named("getResultSet", "")),
        bell("FetchAdvice$Keys", named("getGeneratedKeys", "")),
        bell("FetchAdvice$Keys", named("getReturnResultSet", "")),
        aside(),
        bell("ClosedAdvice", named("close", "")));
  }

  private static List<Bell> prepared() {
    return List.of(
        bell("FlagsAdvice", named("executeWithFlags", "I")),
        bell("AddBatchAdvice$Parameters", named("addBatch", "")),
        bell("AddBatchAdvice$Forget", named("clearParameters", "")),
        bell("ParameterAdvice$Null", starting("setNull", "(II")),
        bell("ParameterAdvice$Whole", named("setInt", "II")),
        bell("ParameterAdvice$Whole", named("setLong", "IJ")),
        bell("ParameterAdvice$Whole", named("setShort", "IS")),
        bell("ParameterAdvice$Whole", named("setByte", "IB")),
        bell(
            "ParameterAdvice$Value",
            (o, a, n, d) ->
                open(a)
                    && n.startsWith("set")
                    && d.startsWith("(I")
                    && !d.startsWith("(I)")
                    && d.endsWith(")V")));
  }

  private static List<Bell> callable() {
    return List.of(
        bell(
            "OutAdvice$DatedByIndex",
            (o, a, n, d) -> getter(a, n) && d.startsWith("(ILjava/util/Calendar;)")),
        bell(
            "OutAdvice$DatedByLabel",
            (o, a, n, d) ->
                getter(a, n) && d.startsWith("(Ljava/lang/String;Ljava/util/Calendar;)")),
        bell("OutAdvice$TypedByIndex", starting("getObject", "(ILjava/lang/Class;)")),
        bell(
            "OutAdvice$TypedByLabel",
            starting("getObject", "(Ljava/lang/String;Ljava/lang/Class;)")),
        bell("OutAdvice$ByIndex", (o, a, n, d) -> getter(a, n) && byIndex(d)),
        bell("OutAdvice$ByLabel", (o, a, n, d) -> getter(a, n) && byLabel(d)),
        bell("WasNullAdvice$Out", named("wasNull", "")));
  }

  private static List<Bell> resultSet() {
    return List.of(
        bell("WarningsAdvice", named("getWarnings", "")),
        bell(
            "ReadAdvice$DatedByIndex",
            (o, a, n, d) -> getter(a, n) && d.startsWith("(ILjava/util/Calendar;)")),
        bell(
            "ReadAdvice$DatedByLabel",
            (o, a, n, d) ->
                getter(a, n) && d.startsWith("(Ljava/lang/String;Ljava/util/Calendar;)")),
        bell("ReadAdvice$TypedByIndex", starting("getObject", "(ILjava/lang/Class;)")),
        bell(
            "ReadAdvice$TypedByLabel",
            starting("getObject", "(Ljava/lang/String;Ljava/lang/Class;)")),
        bell("ReadAdvice$ByIndex", (o, a, n, d) -> getter(a, n) && byIndex(d) && !ofMetadata(n, d)),
        bell("ReadAdvice$ByLabel", (o, a, n, d) -> getter(a, n) && byLabel(d)),
        bell("RawAdvice", (o, a, n, d) -> open(a) && KnownDrivers.handsOutRaw(o, n)),
        bell("WasNullAdvice$Result", named("wasNull", "")),
        bell("MoveAdvice$Row", (o, a, n, d) -> open(a) && rowMove(n) && d.endsWith(")Z")),
        bell("MoveAdvice$Cursor", (o, a, n, d) -> open(a) && cursorMove(n) && d.startsWith("()")),
        bell(
            "ChangeAdvice$ByIndex",
            (o, a, n, d) -> open(a) && n.startsWith("update") && d.startsWith("(I")),
        bell(
            "ChangeAdvice$ByLabel",
            (o, a, n, d) ->
                open(a) && n.startsWith("update") && d.startsWith("(Ljava/lang/String;")),
        bell("MoveAdvice$Change", (o, a, n, d) -> open(a) && change(n)),
        aside(),
        bell("ResultClosedAdvice", named("close", "")));
  }

  private static List<Bell> connection() {
    return List.of(
        bell("WarningsAdvice", named("getWarnings", "")),
        bell("PrepareAdvice$Text", starting("prepareStatement", "(Ljava/lang/String;")),
        bell("PrepareAdvice$Text", starting("prepareCall", "(Ljava/lang/String;")),
        bell("PrepareAdvice$Create", starting("createStatement", "(")),
        bell("StepAdvice$Commit", starting("commit", "(")), // some drivers have it with options
        bell("StepAdvice$Commit", starting("commitAsyncOracle", "(")),
        bell("StepAdvice$Rollback", named("rollback", "")),
        bell("StepAdvice$Rollback", starting("rollbackAsyncOracle", "(")),
        bell("StepAdvice$RollbackTo", named("rollback", "Ljava/sql/Savepoint;")),
        bell("StepAdvice$AutoCommit", named("setAutoCommit", "Z")),
        bell("StepAdvice$Savepoint", starting("setSavepoint", "(")),
        aside(),
        bell("ClosedAdvice$OfConnection", named("close", "")),
        bell(
            "PathAdvice",
            (o, a, n, d) ->
                open(a)
                    && (n.equals("setSchema") || n.equals("setCatalog"))
                    && !KnownDrivers.owns(o)),
        bell(
            "InsideAdvice",
            (o, a, n, d) ->
                open(a) && ASKING_CONNECTION_METHODS.contains(n) && KnownDrivers.owns(o)));
  }

  private static List<Bell> source(String method) {
    return List.of(bell("ConnectAdvice", starting(method, "(")));
  }

  private static List<Bell> pooled() {
    return List.of(
        bell("ConnectAdvice", starting("getConnection", "(")),
        bell("BranchAdvice$Resource", named("getXAResource", "")));
  }

  private static List<Bell> branch() {
    return List.of(
        bell("BranchAdvice$Start", starting("start", "(Ljavax/transaction/xa/Xid;")),
        bell("BranchAdvice$Prepare", starting("prepare", "(Ljavax/transaction/xa/Xid;")),
        bell("BranchAdvice$Commit", starting("commit", "(Ljavax/transaction/xa/Xid;")),
        bell("BranchAdvice$Rollback", starting("rollback", "(Ljavax/transaction/xa/Xid;")));
  }

  private static List<Bell> asking() {
    return List.of(
        bell(
            "InsideAdvice",
            (o, a, n, d) -> open(a) && !n.equals("<init>") && KnownDrivers.owns(o)));
  }

  private static Bell aside() {
    return bell("AsideAdvice", (o, a, n, d) -> open(a) && SideDoors.at(o, n));
  }

  private static Bell bell(String advice, MethodMatch methods) {
    return new Bell(methods, ADVICE + advice);
  }

  private static boolean open(int access) {
    return (access & PUBLIC) != 0 && (access & (STATIC | BRIDGE)) == 0;
  }

  private static MethodMatch named(String method, String... parameters) {
    return (owner, access, name, descriptor) -> {
      if (!open(access) || !name.equals(method)) {
        return false;
      }
      for (String each : parameters) {
        if (descriptor.startsWith("(" + each + ")")) {
          return true;
        }
      }
      return false;
    };
  }

  private static MethodMatch executes(String method) {
    return named(
        method,
        "",
        "Ljava/lang/String;",
        "Ljava/lang/String;I",
        "Ljava/lang/String;[I",
        "Ljava/lang/String;[Ljava/lang/String;");
  }

  private static MethodMatch starting(String method, String head) {
    return (owner, access, name, descriptor) ->
        open(access) && name.equals(method) && descriptor.startsWith(head);
  }

  private static boolean getter(int access, String name) {
    return open(access) && name.startsWith("get") && !name.equals("getMoreResults");
  }

  /** SQLite's result set is its own metadata: names and types of columns are no values. */
  private static boolean ofMetadata(String name, String descriptor) {
    return descriptor.startsWith("(I)")
        && switch (name) {
          case "getColumnDisplaySize",
              "getColumnLabel",
              "getColumnName",
              "getSchemaName",
              "getPrecision",
              "getScale",
              "getTableName",
              "getCatalogName",
              "getColumnType",
              "getColumnTypeName",
              "getColumnClassName",
              "getColumnOID" ->
              true;
          default -> false;
        };
  }

  private static boolean byIndex(String descriptor) {
    return (descriptor.startsWith("(I)") || descriptor.startsWith("(II)") || isIndexed(descriptor))
        && !descriptor.endsWith(")V");
  }

  private static boolean isIndexed(String descriptor) {
    return descriptor.startsWith("(IL") || descriptor.startsWith("(I[");
  }

  private static boolean byLabel(String descriptor) {
    return descriptor.startsWith("(Ljava/lang/String;") && !descriptor.endsWith(")V");
  }

  private static boolean rowMove(String name) {
    return switch (name) {
      case "next", "previous", "prev", "first", "last", "absolute", "relative" -> true;
      default -> false;
    };
  }

  private static boolean cursorMove(String name) {
    return switch (name) {
      case "beforeFirst", "afterLast" -> true;
      default -> false;
    };
  }

  private static boolean change(String name) {
    return name.startsWith("update")
        || name.startsWith("moveTo")
        || switch (name) {
          case "insertRow", "deleteRow", "refreshRow", "cancelRowUpdates" -> true;
          default -> false;
        };
  }
}
