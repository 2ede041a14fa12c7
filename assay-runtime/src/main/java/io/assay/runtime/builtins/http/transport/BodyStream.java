package io.assay.runtime.builtins.http.transport;

import io.micronaut.http.ByteBodyHttpResponse;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A response's body, piece by piece as it arrives. The connection is read only as far as pieces are
 * asked for. State is touched on the loop's thread alone.
 */
public final class BodyStream implements AutoCloseable {
    private final EventLoop loop;
    private final Exchange exchange;
    private final Queue<byte[]> received = new ArrayDeque<>();
    private @Nullable CompletableFuture<byte @Nullable []> waiting;
    private @Nullable Subscription upstream;
    private @Nullable TransportException failure;
    private boolean ended;

    BodyStream(EventLoop loop, Exchange exchange, ByteBodyHttpResponse<?> response) {
        this.loop = loop;
        this.exchange = exchange;
        response.byteBody().toByteArrayPublisher().subscribe(new Pieces());
    }

    /**
     * The next piece, or null at the end. Only one may be asked for at a time. Cancelling the
     * future is allowed; the piece isn't lost then.
     *
     * @param patience how long to wait before it counts as a time-out; null for as long as it takes
     */
    public CompletableFuture<byte @Nullable []> next(@Nullable Duration patience) {
        CompletableFuture<byte @Nullable []> piece = new CompletableFuture<>();
        if (patience != null) {
            ScheduledFuture<?> timer =
                    loop.schedule(
                            () -> piece.completeExceptionally(silence()),
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS);
            piece.whenComplete((value, failure) -> timer.cancel(false));
        }
        loop.execute(
                () -> {
                    waiting = piece;
                    if (received.isEmpty() && upstream != null) {
                        upstream.request(1);
                    }
                    deliver();
                });
        return piece;
    }

    private static TransportException silence() {
        return new TransportException(
                TransportException.Stage.TIMED_OUT, "the stream fell silent; timed out", null);
    }

    /** Ends the stream early, and the connection with it. Does nothing after the end. */
    @Override
    public void close() {
        if (loop.isShuttingDown()) {
            return;
        }
        loop.execute(
                () -> {
                    if (!ended && failure == null) {
                        ended = true;
                        exchange.abandon();
                    }
                    received.clear();
                    deliver();
                });
    }

    private void deliver() {
        CompletableFuture<byte @Nullable []> piece = waiting;
        if (piece == null) {
            return;
        }
        if (piece.isDone()) {
            waiting = null;
            return;
        }
        byte[] next = received.peek();
        if (next != null) {
            waiting = null;
            if (piece.complete(next)) {
                received.remove();
            }
        } else if (failure != null) {
            waiting = null;
            piece.completeExceptionally(failure);
        } else if (ended) {
            waiting = null;
            piece.complete(null);
        }
    }

    private final class Pieces implements Subscriber<byte[]> {
        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
        }

        @Override
        public void onNext(byte[] piece) {
            if (piece.length > 0) {
                received.add(piece);
                deliver();
            } else if (upstream != null) {
                upstream.request(1);
            }
        }

        @Override
        public void onError(Throwable cause) {
            if (!ended) {
                failure = exchange.describe(cause);
            }
            deliver();
        }

        @Override
        public void onComplete() {
            ended = true;
            deliver();
        }
    }
}
