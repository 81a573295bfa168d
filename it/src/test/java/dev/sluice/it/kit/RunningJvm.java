package dev.sluice.it.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A JVM that runs; its output is collected while it does. Closing kills it. */
public final class RunningJvm implements AutoCloseable {

  /** What a JVM left. */
  public record Ended(int exit, List<String> out, List<String> err) {

    /** Both outputs, for messages of assertions. */
    public String everything() {
      return "exit " + exit + "\n" + String.join("\n", out) + "\n" + String.join("\n", err);
    }

    /** The lines that Sluice wrote to standard error. */
    public List<String> notices() {
      return err.stream().filter(line -> line.startsWith("Sluice: ")).toList();
    }
  }

  private final Process process;
  private final Lines out;
  private final Lines err;

  RunningJvm(Process process) {
    this.process = process;
    out = new Lines(process.getInputStream());
    err = new Lines(process.getErrorStream());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has written so far to standard output. */
  public List<String> out() {
    return out.soFar();
  }

  /** What it has written so far to standard error. */
  public List<String> err() {
    return err.soFar();
  }

  /** Waits until a line of its standard output is as wanted, and returns it. */
  public String awaitOut(Predicate<String> wanted, Duration limit) {
    return out.await(wanted, limit, this);
  }

  /** Waits until a line of its standard error is as wanted, and returns it. */
  public String awaitErr(Predicate<String> wanted, Duration limit) {
    return err.await(wanted, limit, this);
  }

  /** Writes a line to its standard input. */
  public void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends its standard input. */
  public void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Ends it the hard way: {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(30));
  }

  /** Asks it to end: {@code kill -15}, which runs shutdown hooks. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for its end. */
  public Ended awaitEnd(Duration limit) {
    awaitExit(limit);
    return new Ended(process.exitValue(), out.whole(), err.whole());
  }

  private void awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit + ":\n" + transcript());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Both outputs so far. */
  public String transcript() {
    return String.join("\n", out()) + "\n" + String.join("\n", err());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Collects the lines of one output. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    Lines(InputStream in) {
      reader = new Thread(() -> read(in), "output");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream in) {
      try (BufferedReader text =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = text.readLine(); line != null; line = text.readLine()) {
          add(line);
        }
      } catch (IOException closedByKill) {
        // Its end, like any other.
      } finally {
        end();
      }
    }

    private synchronized void add(String line) {
      lines.add(line);
      notifyAll();
    }

    private synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized List<String> soFar() {
      return List.copyOf(lines);
    }

    List<String> whole() {
      try {
        reader.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException("interrupted", e));
      }
      return soFar();
    }

    synchronized String await(Predicate<String> wanted, Duration limit, RunningJvm jvm) {
      long deadline = System.nanoTime() + limit.toNanos();
      int seen = 0;
      while (true) {
        for (; seen < lines.size(); seen++) {
          if (wanted.test(lines.get(seen))) {
            return lines.get(seen);
          }
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (ended || left <= 0) {
          throw new AssertionError("the line did not come:\n" + jvm.transcript());
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted", e);
        }
      }
    }
  }
}
