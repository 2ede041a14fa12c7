package io.assay.runtime.builtins.http.transport;

import io.micronaut.http.client.exceptions.ResponseClosedException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts what the libraries throw into words that somebody who runs a script understands. */
final class FailureWords {
    private static final String CLOSED = "the server closed the connection before it had answered";
    private static final Pattern PROXY_STATUS = Pattern.compile("status: (\\d{3}[^,]*)");

    private static final Pattern JAVA_NAMES =
            Pattern.compile(
                    "(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:: )?|^Connect Error: |\\b\\w+Exception(?:: )?");

    private FailureWords() {}

    /**
     * The exception for a failed exchange.
     *
     * @param host the server's name
     * @param sent whether the request was handed to a connection
     */
    static TransportException of(Throwable failure, String host, boolean sent) {
        if (failure instanceof TransportException already) {
            return already;
        }
        if (failure instanceof CompletionException wrapper && wrapper.getCause() != null) {
            return of(wrapper.getCause(), host, sent);
        }
        String words = null;
        List<Throwable> chain = chain(failure);
        for (int i = chain.size() - 1; i >= 0 && words == null; i--) {
            words = words(chain.get(i), host, sent);
        }
        TransportException.Stage stage =
                sent ? TransportException.Stage.SENT : TransportException.Stage.CONNECTING;
        return new TransportException(stage, words == null ? plain(failure) : words, failure);
    }

    /**
     * Whether a request found no place on its HTTP/2 connection; it is certain then that the server
     * didn't act on it (RFC 9113, section 8.7).
     */
    static boolean isRefusedStream(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(
                        cause ->
                                cause instanceof Http2Exception http2
                                        && http2.error() == Http2Error.REFUSED_STREAM);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static @Nullable String words(Throwable cause, String host, boolean sent) {
        return switch (cause) {
            case UnknownHostException e -> "unknown host \"" + nameIn(e, host) + "\"";
            case ConnectTimeoutException e -> "timed out while connecting";
            case ProxyConnectException e -> proxy(e);
            case NoRouteToHostException e -> "no route to host \"" + host + "\"";
            case ConnectException e -> "connection refused";
            case ResponseClosedException e -> CLOSED;
            case ClosedChannelException e -> CLOSED;
            case SslHandshakeTimeoutException e ->
                    "TLS: the server didn't finish the handshake in time";
            case NotSslRecordException e -> "TLS: the server doesn't speak TLS on this port";
            case CertificateException e -> certificate(e, host);
            case CertPathBuilderException e ->
                    "TLS: the server's certificate isn't trusted: it leads to no known authority";
            case CertPathValidatorException e ->
                    "TLS: the server's certificate isn't trusted: " + plain(e);
            case SSLException e -> tls(e);
            case DecompressionException e -> "the response's compressed content is damaged";
            case TooLongFrameException e -> "the response's headers are too long";
            case Http2Exception e -> "HTTP/2: " + plain(e);
            case SocketException e -> socket(e, sent);
            case DecoderException e -> null;
            case IllegalArgumentException e -> sent ? "the server doesn't answer in HTTP" : null;
            default -> null;
        };
    }

    /** The name that wasn't found, which may be a proxy's; the JDK's message begins with it. */
    private static String nameIn(UnknownHostException e, String host) {
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return host;
        }
        int end = message.indexOf(": ");
        return end < 0 ? message : message.substring(0, end);
    }

    private static String certificate(CertificateException e, String host) {
        String message = plain(e);
        if (e instanceof CertificateExpiredException) {
            return "TLS: the server's certificate has expired";
        }
        if (e instanceof CertificateNotYetValidException) {
            return "TLS: the server's certificate isn't valid yet";
        }
        if (message.startsWith("No ") && (message.contains("name") || message.contains("found"))) {
            return "TLS: the server's certificate is not for host \"" + host + "\"";
        }
        return "TLS: the server's certificate isn't trusted: " + message;
    }

    private static String tls(SSLException e) {
        String message = plain(e).toLowerCase(Locale.ROOT);
        if (message.contains("certificate_required") || message.contains("bad_certificate")) {
            return "TLS: the server wants a client certificate that it trusts";
        }
        if (message.contains("received fatal alert")) {
            return "TLS: the server refused the handshake ("
                    + message.substring(message.lastIndexOf(' ') + 1)
                    + ")";
        }
        if (message.contains("unsupported or unrecognized ssl message")) {
            return "TLS: the server doesn't speak TLS on this port";
        }
        if (message.contains("closed") || message.contains("close_notify")) {
            return "TLS: the server closed the connection during the handshake";
        }
        return "TLS: " + plain(e);
    }

    private static String proxy(ProxyConnectException e) {
        String message = plain(e);
        Matcher status = PROXY_STATUS.matcher(message);
        if (status.find()) {
            return "the proxy refused: " + status.group(1);
        }
        return message.contains("timeout")
                ? "the proxy didn't answer in time"
                : "no connection through the proxy";
    }

    private static String socket(SocketException e, boolean sent) {
        String message = plain(e).toLowerCase(Locale.ROOT);
        if (message.contains("reset") || message.contains("broken pipe")) {
            return sent ? CLOSED : "the server closed the connection";
        }
        return message;
    }

    /** The message of an exception of a kind not foreseen here, without names of classes. */
    private static String plain(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String words = JAVA_NAMES.matcher(message).replaceAll("").strip();
        return words.isEmpty() ? "the connection failed" : words;
    }
}
