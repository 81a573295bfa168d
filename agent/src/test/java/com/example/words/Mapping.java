package com.example.words;

import dev.sluice.bootstrap.Asker;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** A mapper's statements, one by one and in a batch; who asks is taken down at each execute. */
public final class Mapping implements Callable<List<Asker>> {

  /** The mapper. */
  public interface Words {
    @Insert("INSERT INTO words VALUES (#{word})")
    int add(String word);

    @Select("SELECT word FROM words")
    List<String> all();

    @Select("SELECT word FROM words")
    Cursor<String> stream();
  }

  private final List<Asker> seen = new ArrayList<>();

  @Override
  public List<Asker> call() throws Exception {
    try (Connection keeper = DriverManager.getConnection("jdbc:h2:mem:mapping")) {
      keeper.createStatement().execute("CREATE TABLE words (word VARCHAR(20))");
      Configuration configuration =
          new Configuration(new Environment("e", new JdbcTransactionFactory(), source()));
      configuration.addMapper(Words.class);
      SqlSessionFactory sessions = new SqlSessionFactoryBuilder().build(configuration);
      try (SqlSession session = sessions.openSession()) {
        Words words = session.getMapper(Words.class);
        words.add("one");
        words.all();
        try (Cursor<String> cursor = words.stream()) {
          cursor.forEach(word -> {});
        }
      }
      try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
        Words words = session.getMapper(Words.class);
        words.add("two");
        words.add("three");
        words.all();
      }
      return seen;
    }
  }

  private DataSource source() {
    return proxy(
        DataSource.class,
        (self, method, arguments) ->
            proxy(Connection.class, around(DriverManager.getConnection("jdbc:h2:mem:mapping"))));
  }

  private InvocationHandler around(Object target) {
    return (self, method, arguments) -> {
      if (method.getName().startsWith("execute")) {
        seen.add(Asker.current());
      }
      try {
        Object result = method.invoke(target, arguments);
        return result instanceof PreparedStatement
            ? proxy(PreparedStatement.class, around(result))
            : result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    };
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Mapping.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
