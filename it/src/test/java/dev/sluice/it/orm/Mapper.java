package dev.sluice.it.orm;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectKey;
import org.apache.ibatis.annotations.Update;

/** What an application writes for MyBatis: SQL by hand, put together by conditions. */
interface Mapper {

  @Select("SELECT * FROM customers WHERE id = #{id}")
  Map<String, Object> byId(long id);

  @Select(
      """
      <script>
        SELECT c.id, c.full_name AS name, c.email
        FROM customers c
        <where>
          <if test="name != null">AND c.full_name LIKE CONCAT('%', #{name}, '%')</if>
          <if test="city != null">AND c.city = #{city}</if>
          <if test="active">AND c.active = TRUE</if>
        </where>
        ORDER BY
        <choose>
          <when test="sort == 'name'">c.full_name</when>
          <otherwise>c.id DESC</otherwise>
        </choose>
        LIMIT #{limit} OFFSET 10
      </script>
      """)
  List<Map<String, Object>> search(
      @Param("name") String name,
      @Param("city") String city,
      @Param("active") boolean active,
      @Param("sort") String sort,
      @Param("limit") int limit);

  @Select(
      """
      <script>
        SELECT p.id, p.total, c.full_name
        FROM purchases p INNER JOIN customers c ON c.id = p.customer_id
        WHERE p.status IN
        <foreach item="one" collection="statuses" open="(" separator="," close=")">#{one}</foreach>
        <if test="least != null"> AND p.total &gt;= #{least}</if>
      </script>
      """)
  List<Map<String, Object>> byStatus(
      @Param("statuses") List<String> statuses, @Param("least") Integer least);

  @Select(
      """
      SELECT c.city, COUNT(*) AS customers, SUM(p.total) AS revenue
      FROM customers c
      LEFT JOIN purchases p ON p.customer_id = c.id AND p.status <> 'NEW'
      GROUP BY c.city
      HAVING COUNT(*) > #{least}
      ORDER BY revenue DESC
      """)
  List<Map<String, Object>> revenue(int least);

  @Select(
      """
      WITH spent AS (
        SELECT customer_id, SUM(total) AS amount FROM purchases GROUP BY customer_id
      )
      SELECT c.id, c.full_name, s.amount,
        RANK() OVER (ORDER BY s.amount DESC) AS place
      FROM customers c JOIN spent s ON s.customer_id = c.id
      WHERE s.amount > #{least}
      """)
  List<Map<String, Object>> best(int least);

  @Select(
      """
      SELECT COUNT(1) FROM (
        SELECT DISTINCT product_id FROM line_items WHERE purchase_id = #{id}
      ) tmp_count
      """)
  long products(long id);

  @Select(
      """
      SELECT id, title FROM products WHERE category = #{category}
      UNION ALL
      SELECT id, word FROM tags WHERE word = #{category}
      """)
  List<Map<String, Object>> named(String category);

  @Select("SELECT id FROM purchases WHERE status = 'NEW' ORDER BY placed_at LIMIT 5 FOR UPDATE")
  List<Long> claim();

  @Select(
      """
      SELECT p.*, (SELECT COUNT(*) FROM line_items i WHERE i.purchase_id = p.id) AS items
      FROM purchases p
      WHERE p.placed_at >= #{from} AND p.placed_at < #{to}
        AND EXISTS (SELECT 1 FROM customers c WHERE c.id = p.customer_id AND c.active)
      """)
  List<Map<String, Object>> between(
      @Param("from") java.sql.Timestamp from, @Param("to") java.sql.Timestamp to);

  @Insert("INSERT INTO customers (id, full_name, email) VALUES (#{id}, #{name}, #{email})")
  int insert(@Param("id") long id, @Param("name") String name, @Param("email") String email);

  @Insert(
      """
      <script>
        INSERT INTO line_items (id, purchase_id, product_id, quantity) VALUES
        <foreach item="id" collection="ids" separator=",">(#{id}, 1, 1, 1)</foreach>
      </script>
      """)
  int insertAll(@Param("ids") List<Long> ids);

  @Insert(
      "INSERT INTO purchases (id, customer_id, status) SELECT id + 500, id, 'NEW' FROM customers WHERE active = #{active}")
  int copy(boolean active);

  @SelectKey(
      statement = "SELECT MAX(id) + 1 FROM products",
      keyProperty = "id",
      before = true,
      resultType = Long.class)
  @Insert("INSERT INTO products (id, title) VALUES (#{id}, #{title})")
  int insertProduct(Map<String, Object> product);

  @Update(
      """
      <script>
        UPDATE customers
        <set>
          <if test="name != null">full_name = #{name},</if>
          <if test="email != null">email = #{email},</if>
          version = version + 1
        </set>
        WHERE id = #{id}
      </script>
      """)
  int update(@Param("id") long id, @Param("name") String name, @Param("email") String email);

  @Update(
      """
      UPDATE purchases SET status = 'PAID',
        total = (SELECT COALESCE(SUM(quantity * price), 0) FROM line_items WHERE purchase_id = purchases.id)
      WHERE id = #{id} AND status = 'NEW'
      """)
  int pay(long id);

  @Update(
      "UPDATE products SET price = CASE WHEN category = 'a' THEN price * 1.1 ELSE price END WHERE id IN (1, 2, 3)")
  int raise();

  @Delete(
      """
      <script>
        DELETE FROM line_items WHERE id IN
        <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  int delete(@Param("ids") List<Long> ids);

  @Delete(
      "DELETE FROM product_tags WHERE product_id = #{id} AND tag_id NOT IN (SELECT id FROM tags)")
  int untag(long id);
}
