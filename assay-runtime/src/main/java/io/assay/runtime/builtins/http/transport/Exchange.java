package io.assay.runtime.builtins.http.transport;

import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.AvailableByteArrayBody;
import io.micronaut.http.client.RawHttpClient;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One request on its way and the response to it. All of it happens on the {@link NettyLoop}'s
 * thread; only the results, being futures, may be watched from elsewhere.
 */
final class Exchange implements Subscriber<HttpResponse<?>> {
    /** Where Micronaut notes the connection it chose for a request. */
    private static final String CHANNEL = "netty_channel";

    private final WireRequest request;
    private final MutableHttpRequest<?> micronautRequest;
    private final CloseableByteBody requestBody;
    private final CompletableFuture<ByteBodyHttpResponse<?>> response = new CompletableFuture<>();
    private boolean abandoned;

    Exchange(WireRequest request) {
        this.request = request;
        this.micronautRequest =
                io.micronaut.http.HttpRequest.create(
                        HttpMethod.parse(request.method()), request.url().toUri().toString());
        for (Header header : request.headers()) {
            if (header.isNamed("connection")) {
                micronautRequest.getHeaders().add(CallersConnectionHeader.STAND_IN, header.value());
            } else if (!header.isNamed("expect")) {
                // Nobody waits for a "100 Continue" here: the body is sent at once.
                micronautRequest.getHeaders().add(header.name(), header.value());
            }
        }
        this.requestBody =
                AvailableByteArrayBody.create(
                        ReadBufferFactory.getJdkFactory().adapt(request.body()));
    }

    /** Sends the request. The future gets the response as soon as its head is there. */
    CompletableFuture<ByteBodyHttpResponse<?>> start(RawHttpClient client) {
        try {
            client.exchange(micronautRequest, requestBody, null).subscribe(this);
        } catch (RuntimeException e) {
            response.completeExceptionally(e);
        }
        return response;
    }

    /** Whether the request was given to a connection, so that the server may have got it. */
    boolean isSent() {
        return channel() != null;
    }

    /**
     * Whether the connection had served other requests before; such a one may turn out to be
     * closed.
     */
    boolean isOnUsedConnection() {
        Channel channel = channel();
        return channel != null && Route.requests(channel) > 1;
    }

    /**
     * Ends the exchange wherever it is. Its connection is closed, since an answer may still be
     * coming.
     */
    void abandon() {
        abandoned = true;
        Channel channel = channel();
        if (channel != null) {
            channel.close();
        } else {
            // Should a connection come up after all, the missing body keeps the request from being
            // sent.
            requestBody.close();
        }
    }

    /** The status and headers of a response. */
    ResponseHead head(ByteBodyHttpResponse<?> received) {
        List<Header> headers = new ArrayList<>();
        for (String name : received.getHeaders().names()) {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!isOfNetty(lowerCase)) {
                for (String value : received.getHeaders().getAll(name)) {
                    headers.add(new Header(lowerCase, value));
                }
            }
        }
        return new ResponseHead(received.code(), headers);
    }

    /** Whether Netty made the header up when it turned HTTP/2 frames into a message. */
    private boolean isOfNetty(String name) {
        return channel() instanceof Http2StreamChannel
                && (name.startsWith("x-http2-") || name.equals("transfer-encoding"));
    }

    /** The exchange's failure in words. */
    TransportException describe(Throwable failure) {
        return FailureWords.of(failure, request.url().hostName(), isSent());
    }

    private @Nullable Channel channel() {
        return micronautRequest.getAttribute(CHANNEL, Channel.class).orElse(null);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(HttpResponse<?> received) {
        ByteBodyHttpResponse<?> withBody = (ByteBodyHttpResponse<?>) received;
        if (abandoned || !response.complete(withBody)) {
            withBody.close();
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (abandoned && channel() != null) {
            channel().close();
        }
        response.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (!response.isDone()) {
            response.completeExceptionally(new IllegalStateException("no response and no error"));
        }
    }
}
