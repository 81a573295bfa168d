package dev.sluice.it.bench;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the Java source of a JDBC driver that answers from memory: real classes, so that an agent
 * can instrument them, and as little work of their own as there can be, so that what is measured is
 * the agent. Every method that is not listed here throws.
 */
final class StubSource {

  static final String PACKAGE = "bench.stub";

  private StubSource() {}

  /** Source text by class name. */
  static Map<String, String> all() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(
        "StubDriver",
        source(
            "StubDriver",
            Driver.class,
            "static { try { java.sql.DriverManager.registerDriver(new StubDriver()); }"
                + " catch (java.sql.SQLException e) { throw new IllegalStateException(e); } }",
            Map.of(
                "connect(String,Properties)",
                    "return a0.startsWith(\"jdbc:stub:\") ? new StubConnection() : null;",
                "acceptsURL(String)", "return a0.startsWith(\"jdbc:stub:\");",
                "getMajorVersion()", "return 1;",
                "getMinorVersion()", "return 0;",
                "jdbcCompliant()", "return false;",
                "getPropertyInfo(String,Properties)",
                    "return new java.sql.DriverPropertyInfo[0];")));
    sources.put(
        "StubConnection",
        source(
            "StubConnection",
            Connection.class,
            "",
            Map.of(
                "prepareStatement(String)", "return new StubStatement(this, a0);",
                "getMetaData()", "return new StubMetaData();",
                "getAutoCommit()", "return true;",
                "isClosed()", "return false;",
                "getCatalog()", "return \"bench\";",
                "getSchema()", "return \"public\";",
                "isWrapperFor(Class)", "return false;",
                "isValid(int)", "return true;",
                "close()", "")));
    sources.put(
        "StubMetaData",
        source(
            "StubMetaData",
            DatabaseMetaData.class,
            "",
            Map.of(
                "getURL()", "return \"jdbc:stub:bench\";",
                "getDatabaseProductName()", "return \"Stub\";",
                "getDatabaseProductVersion()", "return \"1\";",
                "getDriverName()", "return \"stub\";",
                "getUserName()", "return \"bench\";",
                "getIdentifierQuoteString()", "return \"\\\"\";")));
    sources.put(
        "StubStatement",
        source(
            "StubStatement",
            PreparedStatement.class,
            "private final StubConnection connection; private int id; final String[] names;"
                + " final java.util.Map<String, Integer> places = new java.util.HashMap<>();"
                + " StubStatement(StubConnection c, String sql) { connection = c;"
                + " names = sql.substring(7, sql.indexOf(\" FROM \")).split(\", \");"
                + " for (int i = 0; i < names.length; i++) { places.put(names[i], i + 1); } }",
            Map.of(
                "setInt(int,int)", "id = a1;",
                "executeQuery()", "return new StubRows(this, id);",
                "getConnection()", "return connection;",
                "getMaxRows()", "return 0;",
                "isClosed()", "return false;",
                "isWrapperFor(Class)", "return false;",
                "close()", "")));
    sources.put(
        "StubRows",
        source(
            "StubRows",
            ResultSet.class,
            "private final StubStatement statement; private final int id; private int row, cell;"
                + " private static final String[] TEXTS = new String[1024];"
                + " static { for (int i = 0; i < TEXTS.length; i++) { TEXTS[i] ="
                + " \"person\" + i * 7919 % 100003 + \"@mail\" + i % 37 + \".example.com\"; } }"
                + " StubRows(StubStatement s, int i) { statement = s; id = i; }",
            bodies(
                "next()", "return row++ == 0;",
                "getInt(int)", "return id;",
                "getString(int)",
                    "return a0 == 2 ? \"Ada Lovelace\" : a0 == 3 ? \"open\""
                        + " : TEXTS[++cell & 1023];",
                "getString(String)", "return getString(findColumn(a0));",
                "getObject(int)",
                    "return a0 == 1 ? (Object) Integer.valueOf(cell + id) : getString(a0);",
                "getStatement()", "return statement;",
                "findColumn(String)", "return statement.places.get(a0);",
                "getMetaData()", "return new StubColumns(statement.names);",
                "wasNull()", "return false;",
                "isClosed()", "return false;",
                "isWrapperFor(Class)", "return false;",
                "close()", "")));
    sources.put(
        "StubColumns",
        source(
            "StubColumns",
            ResultSetMetaData.class,
            "private final String[] names; StubColumns(String[] n) { names = n; }",
            Map.of(
                "getColumnCount()", "return names.length;",
                "getColumnLabel(int)", "return names[a0 - 1];",
                "getColumnName(int)", "return names[a0 - 1];",
                "getPrecision(int)", "return 254;",
                "getTableName(int)", "return \"tickets\";",
                "getSchemaName(int)", "return \"public\";",
                "getColumnType(int)",
                    "return names[a0 - 1].equals(\"id\") || names[a0 - 1].equals(\"amount\") ? 4 :"
                        + " 12;")));
    return sources;
  }

  private static Map<String, String> bodies(String... pairs) {
    Map<String, String> bodies = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      bodies.put(pairs[i], pairs[i + 1]);
    }
    return bodies;
  }

  private static String source(
      String name, Class<?> type, String members, Map<String, String> bodies) {
    Map<String, String> methods = new TreeMap<>();
    for (Method method : type.getMethods()) {
      if (!method.isDefault() && !Modifier.isStatic(method.getModifiers())) {
        String signature = signature(method);
        methods.put(signature, declaration(method, bodies.get(signature)));
      }
    }
    return "package "
        + PACKAGE
        + ";\n@SuppressWarnings(\"all\")\npublic class "
        + name
        + " implements "
        + type.getName()
        + " {\n"
        + members
        + "\n"
        + String.join("\n", methods.values())
        + "\n}\n";
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  private static String declaration(Method method, String body) {
    StringBuilder parameters = new StringBuilder();
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      parameters
          .append(i == 0 ? "" : ", ")
          .append(types[i].getCanonicalName())
          .append(" a")
          .append(i);
    }
    boolean logger = method.getName().equals("getParentLogger");
    String unsupported =
        "throw new java.sql.SQLFeatureNotSupportedException(\"" + method.getName() + "\");";
    return "public "
        + method.getReturnType().getCanonicalName()
        + " "
        + method.getName()
        + "("
        + parameters
        + ") throws "
        + (logger ? "java.sql.SQLFeatureNotSupportedException" : exception(method))
        + " { "
        + (body == null ? thrower(method, unsupported) : body)
        + " }";
  }

  private static String exception(Method method) {
    Class<?>[] declared = method.getExceptionTypes();
    return declared.length == 0 ? "RuntimeException" : declared[0].getCanonicalName();
  }

  private static String thrower(Method method, String unsupported) {
    return method.getExceptionTypes().length == 0
            || exception(method).endsWith("SQLClientInfoException")
        ? "throw new UnsupportedOperationException();"
        : unsupported;
  }
}
