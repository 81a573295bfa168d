package dev.sluice.collector.ingest.queue;

import dev.sluice.collector.ingest.IncarnationFinder;
import dev.sluice.collector.ingest.IncarnationSource;
import dev.sluice.rules.record.Incarnation;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A queue root: {@code <root>/<service>/<incarnation>/}. Belongs to one thread. */
public final class QueueRoot implements IncarnationFinder {

  private static final Pattern INCARNATION = Pattern.compile("[0-9a-f]{32}");

  private final File root;

  /** A root, which need not be there yet. */
  public QueueRoot(File root) {
    this.root = root;
  }

  @Override
  public List<Found> find() {
    List<Found> found = new ArrayList<>();
    for (File service : directories(root)) {
      for (File home : directories(service)) {
        if (INCARNATION.matcher(home.getName()).matches()) {
          found.add(new Found(service.getName(), Incarnation.parse(home.getName())));
        }
      }
    }
    return found;
  }

  @Override
  public IncarnationSource open(Found found, long nextSequence) {
    File home = new File(new File(root, found.service()), found.id().toString());
    return new DirectorySource(home, found, nextSequence);
  }

  private static File[] directories(File parent) {
    File[] inside = parent.listFiles(File::isDirectory);
    if (inside == null) {
      return new File[0];
    }
    Arrays.sort(inside);
    return inside;
  }
}
