package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtins.http.transport.BodyStream;
import io.assay.runtime.builtins.http.transport.BufferedResponse;
import io.assay.runtime.builtins.http.transport.ResponseHead;
import io.assay.runtime.builtins.http.transport.StreamedResponse;
import io.assay.runtime.builtins.http.transport.Transport;
import io.assay.runtime.builtins.http.transport.TransportException;
import io.assay.runtime.builtins.http.transport.TransportException.Stage;
import io.assay.runtime.builtins.http.transport.WireRequest;
import io.assay.runtime.builtins.http.url.InvalidUrlException;
import io.assay.runtime.loop.Suspension;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of scripts: sends, follows redirects, tries again, feeds streams to callbacks. It
 * runs in the caller's task, which waits in between; nothing here is done on another thread.
 */
final class HttpCalls {
    private final Supplier<Transport> transport;
    private final Suspension suspension;

    HttpCalls(Supplier<Transport> transport, Suspension suspension) {
        this.transport = transport;
        this.suspension = suspension;
    }

    /**
     * Performs a call and waits for its end.
     *
     * @param function the called function's name, for messages
     * @throws BuiltinException when there is no response
     */
    Answer perform(String function, WireRequest request, CallOptions options) {
        for (int retry = 0; ; retry++) {
            boolean last = retry >= options.retries();
            Trip trip = new Trip(request, options);
            try {
                Answer answer = trip.go();
                if (last || !Retries.isWorthwhile(answer.head(), trip.mayBeRepeated())) {
                    return answer;
                }
                suspension.sleep(Retries.pause(retry, answer.head()));
            } catch (TransportException e) {
                if (last || !Retries.isWorthwhile(e, trip.mayBeRepeated())) {
                    throw new BuiltinException(
                            "%s: request to %s failed: %s"
                                    .formatted(function, trip.request.url(), words(e, options)),
                            e);
                }
                suspension.sleep(Retries.pause(retry));
            }
        }
    }

    private static String words(TransportException failure, CallOptions options) {
        if (failure.stage() != Stage.TIMED_OUT) {
            return failure.getMessage();
        }
        BigDecimal seconds = BigDecimal.valueOf(options.timeout().toMillis(), 3);
        return failure.getMessage()
                + " after "
                + seconds.stripTrailingZeros().toPlainString()
                + " s";
    }

    /** One try: the request and the redirects it meets. */
    private final class Trip {
        private final CallOptions options;
        private final WireRequest first;
        private final long start = System.nanoTime();
        private WireRequest request;
        private boolean hasFedCallback;

        Trip(WireRequest request, CallOptions options) {
            this.first = request;
            this.request = request;
            this.options = options;
        }

        /** Whether the whole trip can be made again without doing anything twice. */
        Retries.Safety mayBeRepeated() {
            if (hasFedCallback) {
                return Retries.Safety.NEVER;
            }
            if (first.isIdempotent()) {
                return Retries.Safety.ALWAYS;
            }
            // Once redirected, the first server has acted on the request.
            return request == first ? Retries.Safety.IF_NOT_HANDLED : Retries.Safety.NEVER;
        }

        Answer go() {
            for (int redirects = 0; ; redirects++) {
                Answer answer = options.isStreaming() ? stream() : send();
                if (!options.followRedirects()) {
                    return answer;
                }
                WireRequest next = next(answer.head());
                if (next == null) {
                    return answer;
                }
                if (redirects == Redirects.LIMIT) {
                    throw new TransportException(
                            Stage.FINAL,
                            "too many redirects (more than " + Redirects.LIMIT + ")",
                            null);
                }
                request = next;
            }
        }

        private @Nullable WireRequest next(ResponseHead head) {
            try {
                return Redirects.next(request, head);
            } catch (InvalidUrlException e) {
                throw new TransportException(
                        Stage.FINAL, "the redirect can't be followed: " + e.getMessage(), e);
            }
        }

        private Answer send() {
            BufferedResponse response =
                    suspension.await(transport.get().send(request, options.tls(), timeLeft()));
            return new Answer(response.head(), response.body());
        }

        private Answer stream() {
            StreamedResponse response =
                    suspension.await(transport.get().open(request, options.tls(), timeLeft()));
            ResponseHead head = response.head();
            BodyStream body = response.body();
            // Closing does nothing after the end, and ends the stream when anything goes wrong on
            // the way.
            try (body) {
                boolean good = head.status() >= 200 && head.status() < 300;
                if (good && options.onChunk() != null) {
                    return chunks(head, body, new ScriptCallback(options.onChunk()));
                }
                if (good && options.onEvent() != null && isEventStream(head)) {
                    return events(head, body, new ScriptCallback(options.onEvent()));
                }
                return new Answer(head, readAll(body));
            }
        }

        private Answer chunks(ResponseHead head, BodyStream body, ScriptCallback callback) {
            byte[] piece = next(body);
            while (piece != null) {
                hasFedCallback = true;
                if (!callback.wantsMoreAfter(piece)) {
                    break;
                }
                piece = next(body);
            }
            return new Answer(head, new byte[0]);
        }

        private Answer events(ResponseHead head, BodyStream body, ScriptCallback callback) {
            EventStreamParser parser = new EventStreamParser();
            byte[] piece = next(body);
            while (piece != null) {
                parser.feed(piece);
                for (ServerEvent event = parser.poll(); event != null; event = parser.poll()) {
                    hasFedCallback = true;
                    if (!callback.wantsMoreAfter(event.toMap())) {
                        return new Answer(head, new byte[0]);
                    }
                }
                piece = next(body);
            }
            return new Answer(head, new byte[0]);
        }

        private byte[] readAll(BodyStream body) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] piece = next(body);
            while (piece != null) {
                all.writeBytes(piece);
                piece = next(body);
            }
            return all.toByteArray();
        }

        private byte @Nullable [] next(BodyStream body) {
            return suspension.await(body.next(options.silence()));
        }

        private Duration timeLeft() {
            Duration left = options.timeout().minusNanos(System.nanoTime() - start);
            return left.isPositive() ? left : Duration.ZERO;
        }

        private static boolean isEventStream(ResponseHead head) {
            String type = head.first("content-type");
            return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        }
    }
}
