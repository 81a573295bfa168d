package com.example.supportdesk;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** The tools for tickets and notes, through MyBatis. */
final class TicketTools {

  private static final String AUTHOR = "assistant";

  private final SqlSessionFactory sessions;

  TicketTools(DataSource dataSource) {
    Configuration configuration =
        new Configuration(new Environment("desk", new JdbcTransactionFactory(), dataSource));
    configuration.addMapper(TicketMapper.class);
    sessions = new SqlSessionFactoryBuilder().build(configuration);
  }

  /** The tickets in a status. */
  @Tool("Lists the tickets in a status, with the customer and the customer's e-mail address.")
  List<Ticket> ticketsInStatus(@P("open or closed") String status) {
    return with(mapper -> mapper.inStatus(status));
  }

  /** Adds a note. */
  @Tool("Adds a note to a ticket.")
  String addNote(@P("the ticket's number") int ticket, @P("the note") String text) {
    int added = with(mapper -> mapper.addNote(UUID.randomUUID().toString(), ticket, AUTHOR, text));
    return added + " note added";
  }

  /** Closes a ticket. */
  @Tool("Closes a ticket.")
  String closeTicket(@P("the ticket's number") int ticket) {
    return with(mapper -> mapper.setStatus(ticket, "closed")) + " ticket closed";
  }

  private <T> T with(Function<TicketMapper, T> work) {
    try (SqlSession session = sessions.openSession()) {
      T result = work.apply(session.getMapper(TicketMapper.class));
      session.commit();
      return result;
    }
  }
}
