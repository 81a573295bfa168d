package dev.sluice.agent.instrument.ai;

import dev.sluice.agent.instrument.Doorbell;

/**
 * Doorbells on what returns a reactive value: what {@code Subscribed} calls by name to have it
 * subscribed to under a note. Immutable.
 */
final class Reactive {

  private static final String REACTOR = "reactor.core.publisher.";
  private static final String RX = "io.reactivex.rxjava3.core.";

  private Reactive() {}

  static Doorbell mono(Doorbell doorbell) {
    return published(doorbell.needing(REACTOR + "Mono", "fromDirect", "doFinally"));
  }

  static Doorbell flux(Doorbell doorbell) {
    return published(doorbell.needing(REACTOR + "Flux", "from", "doFinally"));
  }

  static Doorbell flowable(Doorbell doorbell) {
    return published(doorbell.needing(RX + "Flowable", "fromPublisher", "doFinally"));
  }

  static Doorbell single(Doorbell doorbell) {
    return doorbell
        .needing(RX + "Single", "wrap", "doFinally")
        .needing(RX + "SingleSource", "subscribe");
  }

  static Doorbell maybe(Doorbell doorbell) {
    return doorbell
        .needing(RX + "Maybe", "wrap", "doFinally")
        .needing(RX + "MaybeSource", "subscribe");
  }

  private static Doorbell published(Doorbell doorbell) {
    return doorbell.needing("org.reactivestreams.Publisher", "subscribe");
  }
}
