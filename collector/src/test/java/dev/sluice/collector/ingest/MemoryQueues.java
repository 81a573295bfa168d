package dev.sluice.collector.ingest;

import dev.sluice.collector.Records;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordDamage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Queues in memory, which survive a crash of the collector as files do. */
public final class MemoryQueues implements IncarnationFinder {

  private static final Comparator<Incarnation> BY_TEXT =
      Comparator.comparing(Incarnation::toString);

  private final Map<Incarnation, Stream> streams = new ConcurrentSkipListMap<>(BY_TEXT);
  private int perPoll = Integer.MAX_VALUE;

  /** Hands over so many records, then as if there were no more for a moment. */
  public void perPoll(int records) {
    perPoll = records;
  }

  /** One JVM's queue. */
  public static final class Stream {
    private final String service;
    private final List<Consumer<RecordConsumer>> items = new CopyOnWriteArrayList<>();
    private final List<Long> sequences = new CopyOnWriteArrayList<>();
    public volatile boolean alive = true;
    public volatile boolean released;

    Stream(String service) {
      this.service = service;
    }

    public Stream record(byte[] encoded) {
      sequences.add(Records.read(encoded).sequence());
      items.add(consumer -> consumer.record(Records.read(encoded), encoded));
      return this;
    }

    public Stream gap(long first, long last) {
      sequences.add(last);
      items.add(consumer -> consumer.gap(first, last, "A test left them out."));
      return this;
    }

    public Stream damage(String what) {
      sequences.add(Long.MAX_VALUE);
      items.add(consumer -> consumer.damage(new RecordDamage(what, "queue.cq4 at byte 42")));
      return this;
    }
  }

  public Stream add(Incarnation incarnation, String service) {
    Stream stream = new Stream(service);
    streams.put(incarnation, stream);
    return stream;
  }

  @Override
  public List<Found> find() {
    List<Found> found = new ArrayList<>();
    streams.forEach(
        (id, stream) -> {
          if (!stream.released) {
            found.add(new Found(stream.service, id));
          }
        });
    return found;
  }

  @Override
  public IncarnationSource open(Found found, long nextSequence) {
    return new Source(found.id(), streams.get(found.id()), nextSequence, perPoll);
  }

  private static final class Source implements IncarnationSource {
    private final Incarnation id;
    private final Stream stream;
    private final int perPoll;
    private int at;
    private long next;
    private boolean breath;

    Source(Incarnation id, Stream stream, long nextSequence, int perPoll) {
      this.id = id;
      this.perPoll = perPoll;
      this.stream = stream;
      this.next = nextSequence;
      while (at < stream.items.size() && stream.sequences.get(at) < nextSequence) {
        at++;
      }
    }

    @Override
    public Incarnation id() {
      return id;
    }

    @Override
    public String service() {
      return stream.service;
    }

    @Override
    public boolean writerAlive() {
      return stream.alive;
    }

    @Override
    public int poll(RecordConsumer consumer, int max) {
      int taken = 0;
      breath = perPoll < Integer.MAX_VALUE && !breath;
      int bound = perPoll == Integer.MAX_VALUE ? max : breath ? Math.min(max, perPoll) : 0;
      while (at < stream.items.size() && taken < bound) {
        stream.items.get(at).accept(consumer);
        next =
            Math.max(
                next,
                stream.sequences.get(at) == Long.MAX_VALUE ? 0 : stream.sequences.get(at) + 1);
        at++;
        taken++;
      }
      return taken;
    }

    @Override
    public long nextSequence() {
      return next;
    }

    @Override
    public boolean exhausted() {
      return !stream.alive && at == stream.items.size();
    }

    @Override
    public int release(long belowSequence) {
      if (exhausted()) {
        stream.released = true;
        return 1;
      }
      return 0;
    }

    @Override
    public void close() {}
  }
}
