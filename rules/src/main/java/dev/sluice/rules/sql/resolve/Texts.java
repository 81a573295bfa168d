package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.sql.tree.Command;
import dev.sluice.rules.sql.tree.Parsed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads text that is met inside statements: view definitions, literals that are SQL. */
public interface Texts {

  /** The statements of a text; null if it is not understood. */
  @Nullable List<Parsed> script(String text);

  /** A block of procedural code; null if it is not understood. */
  @Nullable Command block(String text);

  /** Notes in the given statement what a text that is not understood may do. */
  Suspicion suspicion(String text);
}
