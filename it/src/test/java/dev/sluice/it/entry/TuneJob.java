package dev.sluice.it.entry;

/** An embeddings job of the application: reads rows for a model, outside any tool call. */
final class TuneJob implements Runnable {

  private final People people;

  TuneJob(People people) {
    this.people = people;
  }

  @Override
  public void run() {
    people.tell("tune");
  }
}
