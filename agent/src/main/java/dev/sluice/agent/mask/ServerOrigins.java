package dev.sluice.agent.mask;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Which table's which column PostgreSQL says that a column of a result comes from: oid and
 * attribute number stand in the description of the row. They are read where the driver keeps them,
 * because its {@code getBaseTableName} runs a query. Thread safe.
 */
public final class ServerOrigins {

  private static final String METADATA = "org.postgresql.jdbc.PgResultSetMetaData";

  private static final ClassValue<@Nullable Access> ACCESS =
      new ClassValue<>() {
        @Override
        protected @Nullable Access computeValue(Class<?> type) {
          return find(type);
        }
      };

  private record Access(Field fields, Method table, Method position) {}

  private final Object[] columns;
  private final Access access;

  private ServerOrigins(Object[] columns, Access access) {
    this.columns = columns;
    this.access = access;
  }

  /** Those of a result; null if its driver does not tell. */
  public static @Nullable ServerOrigins of(ResultSet resultSet) {
    try {
      ResultSetMetaData metadata = resultSet.getMetaData();
      Access access = metadata == null ? null : ACCESS.get(metadata.getClass());
      return access == null
          ? null
          : new ServerOrigins((Object[]) access.fields.get(metadata), access);
    } catch (SQLException | ReflectiveOperationException | RuntimeException notTold) {
      // One witness less; the analysis stands alone, as with every other database.
      return null;
    }
  }

  /** How many columns the result has. */
  public int count() {
    return columns.length;
  }

  /** The oid of the table of a column, 1-based; 0 if it is no plain column. */
  public long table(int column) {
    return number(access.table, column);
  }

  /** The attribute number of a column, 1-based; 0 if it is no plain column. */
  public int position(int column) {
    return (int) number(access.position, column);
  }

  private long number(Method method, int column) {
    try {
      return ((Number) method.invoke(columns[column - 1])).longValue() & 0xffff_ffffL;
    } catch (ReflectiveOperationException | RuntimeException notTold) {
      return 0;
    }
  }

  private static @Nullable Access find(Class<?> type) {
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      if (level.getName().equals(METADATA)) {
        try {
          Field fields = level.getDeclaredField("fields");
          fields.setAccessible(true);
          Class<?> column = fields.getType().getComponentType();
          return new Access(
              fields, column.getMethod("getTableOid"), column.getMethod("getPositionInTable"));
        } catch (ReflectiveOperationException | RuntimeException otherVersion) {
          return null;
        }
      }
    }
    return null;
  }
}
