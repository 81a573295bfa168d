package dev.sluice.collector.store.duckdb;

import dev.sluice.collector.ledger.Steps;
import dev.sluice.collector.store.RecordStore;
import dev.sluice.collector.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Opens and deletes the DuckDB file of one directory. */
public final class DuckDb implements RecordStore.Opener {

  private static final String FILE = "records.duckdb";

  private final Path directory;
  private final Steps steps;

  public DuckDb(Path directory, Steps steps) {
    this.directory = directory;
    this.steps = steps;
  }

  @Override
  public RecordStore open() throws StoreException {
    try {
      Files.createDirectories(directory);
      return DuckDbStore.open(directory.resolve(FILE), steps);
    } catch (IOException | SQLException | UnsatisfiedLinkError e) {
      throw new StoreException(
          "The store cannot be opened: directory=" + directory + ", " + e.getMessage(), e);
    }
  }

  @Override
  public void delete() throws StoreException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> ours =
          files.filter(file -> String.valueOf(file.getFileName()).startsWith(FILE)).toList();
      for (Path file : ours) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new StoreException("The store cannot be deleted: directory=" + directory, e);
    }
  }
}
