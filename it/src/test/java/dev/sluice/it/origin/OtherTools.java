package dev.sluice.it.origin;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tools that work through what is no JPA. */
final class OtherTools {

  private final JdbcTemplate template =
      new JdbcTemplate(new DriverManagerDataSource(Workshop.URL, "sa", ""));
  private final Jdbi jdbi =
      Jdbi.create(Workshop.URL, "sa", "").installPlugin(new SqlObjectPlugin());
  private final SqlSessionFactory mybatis = mybatis();

  private static SqlSessionFactory mybatis() {
    Configuration configuration =
        new Configuration(
            new Environment(
                "parts",
                new JdbcTransactionFactory(),
                new UnpooledDataSource("org.h2.Driver", Workshop.URL, "sa", "")));
    configuration.addMapper(PartMapper.class);
    return new SqlSessionFactoryBuilder().build(configuration);
  }

  void addTo(Map<String, Tool> tools) {
    tools.put("plain", () -> Workshop.run("SELECT price FROM part"));
    tools.put("template", this::template);
    tools.put("template_throws", () -> template.queryForList("SELECT nothing FROM part"));
    tools.put("mybatis", this::mapper);
    tools.put("jooq", this::jooq);
    tools.put("jooq_refused", this::jooqDelete);
    tools.put("jooq_batch", this::jooqBatch);
    tools.put("jooq_batch_refused", this::jooqBatchWithDelete);
    tools.put("jdbi", () -> jdbi.useExtension(PartDao.class, PartDao::names));
    tools.put("jdbi_batch", () -> jdbi.useExtension(PartDao.class, d -> d.note(List.of(8, 9))));
    tools.put("jdbi_fluent", this::fluent);
  }

  /** Spring has the client from 6.1 on. */
  static boolean hasClient() {
    try {
      return JdbcClient.class.isInterface();
    } catch (NoClassDefFoundError older) {
      return false;
    }
  }

  void addClientTo(Map<String, Tool> tools) {
    tools.put(
        "client",
        () -> JdbcClient.create(template).sql("SELECT name FROM part").query().listOfRows());
  }

  private void template() {
    template.queryForList("SELECT name FROM part WHERE id = ?", 1);
    template.batchUpdate(
        "UPDATE part SET price = price WHERE id = ?", List.<Object[]>of(new Object[] {1}));
  }

  private void mapper() {
    try (SqlSession session = mybatis.openSession()) {
      session.getMapper(PartMapper.class).names();
    }
  }

  private void jooq() throws SQLException {
    try (Connection connection = Workshop.connect()) {
      DSL.using(connection, SQLDialect.H2).select(DSL.field("name")).from("part").fetch();
      DSLContext sql = DSL.using(connection, SQLDialect.H2);
      sql.batch(sql.query("UPDATE part SET price = price WHERE id = ?", 0))
          .bind(1)
          .bind(2)
          .execute();
    }
  }

  private void jooqDelete() throws SQLException {
    try (Connection connection = Workshop.connect()) {
      DSL.using(connection, SQLDialect.H2).deleteFrom(DSL.table("part")).execute();
    }
  }

  private void jooqBatch() throws SQLException {
    try (Connection connection = Workshop.connect()) {
      DSLContext sql = DSL.using(connection, SQLDialect.H2);
      sql.batch(
              "UPDATE part SET price = price WHERE id = 1",
              "INSERT INTO part_note (id, words) VALUES (20, 'batched')")
          .execute();
      sql.batch(
              sql.query("UPDATE part SET price = price WHERE id = {0}", DSL.inline(2)),
              sql.query("UPDATE part_note SET words = words"))
          .execute();
    }
  }

  private void jooqBatchWithDelete() throws SQLException {
    try (Connection connection = Workshop.connect()) {
      DSL.using(connection, SQLDialect.H2)
          .batch("UPDATE part SET price = 0", "DELETE FROM part")
          .execute();
    }
  }

  private void fluent() {
    jdbi.useHandle(
        handle -> handle.createQuery("SELECT name FROM part").mapTo(String.class).list());
  }
}
