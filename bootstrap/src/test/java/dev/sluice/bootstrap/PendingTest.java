package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PendingTest {

  private final Pending pending = new Pending();

  private static Asker of(String conversation) {
    return Asker.from(null).kind("ai").agent("Clerk").conversation(conversation).build();
  }

  @Test
  void object_equalToAnother_hasItsOwnNote() {
    String one = new String("task");
    String other = new String("task");
    pending.add(one, of("1"));
    pending.add(other, of("2"));

    assertThat(pending.take(other).conversation).isEqualTo("2");
    assertThat(pending.take(one).conversation).isEqualTo("1");
    assertThat(pending.take(one)).isNull();
    assertThat(pending.isEmpty()).isTrue();
  }

  @Test
  void object_submittedByTwo_runsForNeither() {
    Object task = new Object();
    pending.add(task, of("1"));
    pending.add(task, of("2"));

    for (int run = 0; run < 2; run++) {
      Asker note = pending.take(task);
      assertThat(note.kind).isEqualTo("ai");
      assertThat(note.agent).isEqualTo("Clerk");
      assertThat(note.conversation).isNull();
    }
    assertThat(pending.take(task)).isNull();
  }

  @Test
  void object_submittedByNobodyToo_isSomeAis() {
    Object task = new Object();
    pending.add(task, null);
    assertThat(pending.isEmpty()).isTrue();

    pending.add(task, of("1"));
    pending.add(task, null);

    assertThat(pending.take(task).agent).isNull();
    assertThat(pending.take(task).kind).isEqualTo("ai");
    assertThat(pending.isEmpty()).isTrue();
  }

  @Test
  void objects_thatAreGone_areForgotten() {
    for (int i = 0; i < 1_000; i++) {
      pending.add(new Object(), of("1"));
    }
    Object kept = new Object();
    while (pending.size() > 100) {
      System.gc();
      pending.add(kept, of("1"));
    }
    assertThat(pending.take(kept)).isNotNull();
  }

  @Test
  void threads_atOnce_takeEachNoteOnce() throws InterruptedException {
    Object task = new Object();
    Asker note = of("1");
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch begin = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                awaitQuietly(begin);
                for (int run = 0; run < 10_000; run++) {
                  pending.add(task, note);
                  taken.addAndGet(pending.take(task) == note ? 1 : 0);
                }
              });
      thread.start();
      threads.add(thread);
    }
    begin.countDown();
    for (Thread each : threads) {
      each.join();
    }
    assertThat(taken.get()).isEqualTo(40_000);
    assertThat(pending.isEmpty()).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
