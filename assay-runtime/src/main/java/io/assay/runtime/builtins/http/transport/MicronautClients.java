package io.assay.runtime.builtins.http.transport;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.DefaultRequestBinderRegistry;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.filter.ClientFilterResolutionContext;
import io.micronaut.http.client.netty.DefaultHttpClient;
import io.micronaut.http.client.netty.ssl.ClientSslBuilder;
import io.micronaut.http.codec.MediaTypeCodecRegistry;
import io.micronaut.http.filter.GenericHttpFilter;
import io.micronaut.http.filter.HttpClientFilterResolver;
import io.micronaut.http.ssl.ClientSslConfiguration;
import io.micronaut.websocket.context.WebSocketBeanRegistry;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Micronaut HTTP clients that do exactly what a script asked for: no following of redirects,
 * no filters, no conversion of bodies, no time-outs of their own, no limit of the body below an
 * array's.
 */
record MicronautClients(NettyLoop loop, ProxySettings proxies) {
    private static final int MAX_HEADERS = 256 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration HANDSHAKE = Duration.ofSeconds(30);

    /** What most servers allow at least; Micronaut doesn't look at what a server says. */
    private static final int STREAMS_PER_CONNECTION = 100;

    /** A client for http URLs; it knows no TLS, so none of that is loaded. */
    RawHttpClient plain() {
        HttpClientConfiguration configuration = configuration(false);
        return open(
                configuration,
                (ssl, versions) -> {
                    throw new IllegalStateException("no TLS on a plain connection");
                },
                false);
    }

    /** A client for https URLs. */
    RawHttpClient secure(TlsSettings settings) {
        return open(configuration(true), new TlsContexts(settings), true);
    }

    private static HttpClientConfiguration configuration(boolean tls) {
        DefaultHttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
        configuration.setFollowRedirects(false);
        configuration.setExceptionOnErrorStatus(false);
        configuration.setDecompressionEnabled(true);
        configuration.setReadTimeout(null);
        configuration.setConnectTimeout(null);
        configuration.setConnectionPoolIdleTimeout(IDLE);
        configuration.setMaxContentLength(Integer.MAX_VALUE);
        configuration.setMaxHeaderSize(MAX_HEADERS);
        configuration.setMaxInitialLineLength(MAX_HEADERS);
        configuration.getHttp2Configuration().setMaxHeaderListSize(MAX_HEADERS);
        configuration
                .getConnectionPoolConfiguration()
                .setMaxConcurrentRequestsPerHttp2Connection(STREAMS_PER_CONNECTION);
        ClientSslConfiguration ssl = new ClientSslConfiguration();
        ssl.setEnabled(tls);
        ssl.setHandshakeTimeout(HANDSHAKE);
        configuration.setSslConfiguration(ssl);
        return configuration;
    }

    /**
     * The constructor is deprecated in favour of a builder, but the builder's methods for the event
     * loop, the customizer, the resolver and the (here empty) registries are closed to other
     * packages, and without them each client would have threads of its own that keep the process
     * alive.
     */
    @SuppressWarnings("deprecation")
    private RawHttpClient open(
            HttpClientConfiguration configuration, ClientSslBuilder tls, boolean secure) {
        return new DefaultHttpClient(
                null,
                null,
                configuration,
                null,
                new NoFilters(),
                List.of(),
                null,
                tls,
                MediaTypeCodecRegistry.of(),
                MessageBodyHandlerRegistry.EMPTY,
                WebSocketBeanRegistry.EMPTY,
                new DefaultRequestBinderRegistry(ConversionService.SHARED),
                loop.group(),
                NioSocketChannel::new,
                NioDatagramChannel::new,
                new Route(secure, proxies, loop.resolver()),
                null,
                ConversionService.SHARED,
                loop.resolver());
    }

    private static final class NoFilters
            implements HttpClientFilterResolver<ClientFilterResolutionContext> {
        @Override
        public List<FilterEntry> resolveFilterEntries(ClientFilterResolutionContext context) {
            return List.of();
        }

        @Override
        public List<GenericHttpFilter> resolveFilters(
                HttpRequest<?> request, List<FilterEntry> filterEntries) {
            // Micronaut sorts the list in place.
            return new ArrayList<>();
        }
    }
}
