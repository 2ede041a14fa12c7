package io.assay.runtime.builtins.http.transport;

import io.assay.runtime.builtins.http.transport.TransportException.Stage;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.client.RawHttpClient;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and receives responses, for all clients of one runtime. Connections are kept alive
 * and shared between requests that agree on {@link TlsSettings}. Everything is made on first use.
 *
 * <p>A returned future may be cancelled: the request's connection is closed then.
 */
public final class Transport implements AutoCloseable {
    /**
     * The content codings that responses may have; they are decoded. For an Accept-Encoding header.
     */
    public static final String ACCEPTED_CODINGS = "gzip, deflate, zstd";

    private static final int MAX_ADDRESSES_TRIED = 4;

    private final NettyLoop loop;
    private final StreamTurns turns;
    private final MicronautClients clients;
    private final Map<TlsSettings, RawHttpClient> secure = new HashMap<>();
    private @Nullable RawHttpClient plain;

    /**
     * Makes a transport.
     *
     * @param environment gives the value of an environment variable or null; for the proxy
     *     variables
     */
    public Transport(UnaryOperator<@Nullable String> environment) {
        this(environment, InetAddress::getAllByName);
    }

    Transport(UnaryOperator<@Nullable String> environment, AddressLookup lookup) {
        this.loop = new NettyLoop(lookup);
        this.turns = new StreamTurns(loop.loop());
        this.clients = new MicronautClients(loop, ProxySettings.of(environment));
    }

    /**
     * Sends a request and receives the whole response.
     *
     * @param timeout how long all of it may take
     * @return the response, or a {@link TransportException}
     */
    public CompletableFuture<BufferedResponse> send(
            WireRequest request, TlsSettings tls, Duration timeout) {
        return new Delivery<BufferedResponse>(request, tls, timeout) {
            @Override
            void received(Exchange exchange, ByteBodyHttpResponse<?> response) {
                ResponseHead head = exchange.head(response);
                WholeBody.read(response.byteBody())
                        .whenComplete(
                                (body, failure) -> {
                                    if (body == null) {
                                        fail(exchange.describe(failure));
                                    } else {
                                        finish(() -> ContentDecoding.decode(head, body));
                                    }
                                });
            }
        }.start();
    }

    /**
     * Sends a request and receives the head of the response; the body is then read as it arrives.
     *
     * @param timeout how long it may take until the head is there
     * @return the response, or a {@link TransportException}
     */
    public CompletableFuture<StreamedResponse> open(
            WireRequest request, TlsSettings tls, Duration timeout) {
        return new Delivery<StreamedResponse>(request, tls, timeout) {
            @Override
            void received(Exchange exchange, ByteBodyHttpResponse<?> response) {
                BodyStream body = new BodyStream(loop.loop(), exchange, response);
                finish(() -> new StreamedResponse(exchange.head(response), body));
            }
        }.start();
    }

    /** Closes all connections; requests on their way fail. */
    @Override
    public void close() {
        loop.loop()
                .execute(
                        () -> {
                            secure.values().forEach(Transport::closeClient);
                            secure.clear();
                            if (plain != null) {
                                closeClient(plain);
                            }
                            loop.close();
                        });
    }

    private static void closeClient(RawHttpClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawHttpClient client(WireRequest request, TlsSettings tls) {
        if (request.url().isSecure()) {
            return secure.computeIfAbsent(tls, clients::secure);
        }
        if (plain == null) {
            plain = clients.plain();
        }
        return plain;
    }

    /**
     * One call of {@link #send} or {@link #open}: the exchanges it takes, its time-out, its result.
     */
    private abstract class Delivery<T> {
        private final WireRequest request;
        private final TlsSettings tls;
        private final Duration timeout;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final String server;
        private @Nullable Exchange exchange;
        private int exchanges;

        Delivery(WireRequest request, TlsSettings tls, Duration timeout) {
            this.request = request;
            this.tls = tls;
            this.timeout = timeout;
            this.server = request.url().scheme() + "://" + request.url().authority();
        }

        abstract void received(Exchange answered, ByteBodyHttpResponse<?> response);

        final CompletableFuture<T> start() {
            try {
                loop.loop().execute(this::begin);
            } catch (RejectedExecutionException closed) {
                fail(new TransportException(Stage.FINAL, "the client is closed", closed));
            }
            return result;
        }

        final void finish(Supplier<T> value) {
            exchange = null;
            try {
                result.complete(value.get());
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        final void fail(RuntimeException failure) {
            result.completeExceptionally(failure);
        }

        private void begin() {
            ScheduledFuture<?> timer =
                    loop.loop().schedule(this::timeOut, timeout.toMillis(), TimeUnit.MILLISECONDS);
            result.whenComplete(
                    (value, failure) -> {
                        timer.cancel(false);
                        loop.loop().execute(() -> end(failure != null));
                    });
            exchange();
        }

        private void exchange() {
            if (result.isDone()) {
                return;
            }
            exchanges++;
            try {
                Exchange started = new Exchange(request);
                exchange = started;
                started.start(client(request, tls))
                        .whenComplete((response, failure) -> answered(started, response, failure));
            } catch (RuntimeException e) {
                fail(FailureWords.of(e, request.url().hostName(), false));
            }
        }

        private void answered(
                Exchange answered,
                @Nullable ByteBodyHttpResponse<?> response,
                @Nullable Throwable failure) {
            if (response == null) {
                failed(answered, Objects.requireNonNull(failure));
                return;
            }
            try {
                received(answered, response);
            } catch (RuntimeException e) {
                fail(answered.describe(e));
            }
        }

        /** Tries once more where that is safe and likely to help; nobody needs to know. */
        private void failed(Exchange ended, Throwable failure) {
            boolean nextAddress =
                    !ended.isSent()
                            && loop.resolver().hasAnotherAddress(request.url().hostName())
                            && exchanges < MAX_ADDRESSES_TRIED;
            boolean staleConnection =
                    ended.isOnUsedConnection() && request.isIdempotent() && exchanges == 1;
            if (FailureWords.isRefusedStream(failure)) {
                turns.await(server, this::exchange);
            } else if (nextAddress || staleConnection) {
                exchange();
            } else {
                fail(ended.describe(failure));
            }
        }

        private void timeOut() {
            fail(new TransportException(Stage.TIMED_OUT, "timed out", null));
        }

        private void end(boolean failed) {
            if (failed && exchange != null) {
                exchange.abandon();
            }
            turns.passOn(server);
        }
    }
}
