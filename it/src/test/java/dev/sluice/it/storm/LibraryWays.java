package dev.sluice.it.storm;

import dev.sluice.it.storm.Ways.Way;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kotlin.Unit;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ways of libraries that have operators, schedulers and dispatchers of their own. */
final class LibraryWays {

  private final Ways ways;
  private final Pools pools;

  LibraryWays(Ways ways, Pools pools) {
    this.ways = ways;
    this.pools = pools;
  }

  void addTo(Map<String, Way> all) {
    reactor(all);
    mutiny(all);
    coroutines(all);
  }

  private void reactor(Map<String, Way> all) {
    all.put(
        "flux",
        c ->
            Flux.range(0, 3)
                .publishOn(pools.parallel)
                .map(i -> ways.sent(c, "flux"))
                .publishOn(pools.elastic)
                .doOnNext(x -> ways.send(c, "flux"))
                .collectList()
                .block());
    all.put(
        "flat-map",
        c ->
            Flux.range(0, 3)
                .flatMap(
                    i ->
                        Mono.fromCallable(() -> ways.sent(c, "flat-map"))
                            .subscribeOn(pools.elastic))
                .collectList()
                .block());
    all.put(
        "delay-element",
        c ->
            Mono.just(1)
                .delayElement(java.time.Duration.ofMillis(1), pools.parallel)
                .map(x -> ways.sent(c, "delay-element"))
                .block());
    all.put(
        "from-future",
        c -> {
          CompletableFuture<String> source = new CompletableFuture<>();
          CompletableFuture<String> end =
              Mono.fromFuture(source).map(x -> ways.sent(c, "from-future")).toFuture();
          Strangers.complete(source);
          end.get(1, TimeUnit.MINUTES);
        });
    all.put(
        "hot-sink",
        c -> {
          List<String> got = new ArrayList<>();
          CountDownLatch done = new CountDownLatch(1);
          Strangers.emitter()
              .asFlux()
              .take(1)
              .map(x -> ways.sent(c, "hot-sink"))
              .subscribe(got::add, e -> done.countDown(), done::countDown);
          Ways.await(done);
        });
  }

  private void mutiny(Map<String, Way> all) {
    all.put(
        "uni",
        c ->
            Uni.createFrom()
                .item(1)
                .emitOn(pools.fixed)
                .map(x -> ways.sent(c, "uni"))
                .onItem()
                .delayIt()
                .onExecutor(pools.scheduled)
                .by(Duration.ofMillis(1))
                .invoke(x -> ways.send(c, "uni"))
                .await()
                .indefinitely());
    all.put(
        "multi",
        c ->
            Multi.createFrom()
                .range(0, 3)
                .emitOn(pools.fixed)
                .onItem()
                .transformToUniAndMerge(
                    i ->
                        Uni.createFrom()
                            .item(() -> ways.sent(c, "multi"))
                            .runSubscriptionOn(pools.forkJoin))
                .collect()
                .asList()
                .await()
                .indefinitely());
    all.put(
        "uni-from-future",
        c -> {
          CompletableFuture<String> source = new CompletableFuture<>();
          CompletableFuture<String> end =
              Uni.createFrom()
                  .completionStage(source)
                  .map(x -> ways.sent(c, "uni-from-future"))
                  .subscribeAsCompletionStage();
          Strangers.complete(source);
          end.get(1, TimeUnit.MINUTES);
        });
  }

  private void coroutines(Map<String, Way> all) {
    all.put("coroutine", c -> coroutine(Dispatchers.getDefault(), c, "coroutine"));
    all.put("coroutine-io", c -> coroutine(Dispatchers.getIO(), c, "coroutine-io"));
    all.put(
        "coroutine-in-pool", c -> coroutine(ExecutorsKt.from(pools.fixed), c, "coroutine-in-pool"));
    all.put(
        "coroutine-unconfined",
        c -> coroutine(Dispatchers.getUnconfined(), c, "coroutine-unconfined"));
  }

  /** Runs, starts another that waits for a timer's thread, and goes on when that is done. */
  @SuppressWarnings("FutureReturnValueIgnored") // it is what the coroutine returns, and waited for
  private void coroutine(CoroutineContext where, String conversation, String way) throws Exception {
    FutureKt.<CompletableFuture<Void>>future(
            GlobalScope.INSTANCE,
            where,
            CoroutineStart.DEFAULT,
            (scope, continuation) -> {
              ways.send(conversation, way);
              return FutureKt.<Unit>future(
                      scope,
                      where,
                      CoroutineStart.DEFAULT,
                      (inner, after) -> DelayKt.delay(1, after))
                  .thenRun(() -> ways.send(conversation, way));
            })
        .get(1, TimeUnit.MINUTES)
        .get(1, TimeUnit.MINUTES);
  }
}
