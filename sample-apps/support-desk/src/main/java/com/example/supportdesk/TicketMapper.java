package com.example.supportdesk;

import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The SQL of tickets and their notes. */
interface TicketMapper {

  /** The tickets in a status, with their customers. */
  @Arg(column = "id", javaType = int.class)
  @Arg(column = "customer", javaType = String.class)
  @Arg(column = "email", javaType = String.class)
  @Arg(column = "subject", javaType = String.class)
  @Arg(column = "status", javaType = String.class)
  @Select(
      """
      SELECT t.id, c.name AS customer, c.email, t.subject, t.status
      FROM tickets t JOIN customers c ON c.id = t.customer_id
      WHERE t.status = #{status}
      ORDER BY t.id
      """)
  List<Ticket> inStatus(String status);

  /** Adds a note to a ticket. */
  @Insert(
      """
      INSERT INTO ticket_notes (id, ticket_id, author, body)
      VALUES (#{id}, #{ticket}, #{author}, #{body})
      """)
  int addNote(
      @Param("id") String id,
      @Param("ticket") int ticket,
      @Param("author") String author,
      @Param("body") String body);

  /** Sets the status of one ticket. */
  @Update("UPDATE tickets SET status = #{status} WHERE id = #{ticket}")
  int setStatus(@Param("ticket") int ticket, @Param("status") String status);
}
