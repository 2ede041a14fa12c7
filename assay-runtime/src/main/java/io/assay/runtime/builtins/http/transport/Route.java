package io.assay.runtime.builtins.http.transport;

import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each new connection whether it goes to the server directly, through a tunnel, or to a
 * proxy that forwards requests, and sets the connection up for it.
 *
 * @param secure whether this is the route of https URLs
 */
record Route(boolean secure, ProxySettings proxies, HostResolver resolver)
        implements NettyClientCustomizer {

    private static final AttributeKey<Integer> REQUESTS = AttributeKey.valueOf("assay.requests");

    /** How many requests the connection behind a channel has been given. */
    static int requests(Channel channel) {
        Integer requests = connection(channel).attr(REQUESTS).get();
        return requests == null ? 0 : requests;
    }

    private static Channel connection(Channel channel) {
        return channel instanceof Http2StreamChannel stream ? stream.parent() : channel;
    }

    @Override
    public NettyClientCustomizer specializeForBootstrap(Bootstrap bootstrap) {
        InetSocketAddress server = (InetSocketAddress) bootstrap.config().remoteAddress();
        ChannelHandler http = Objects.requireNonNull(bootstrap.config().handler());
        String host = server.getHostString().replaceAll("[\\[\\]]", "");
        ProxyAddress proxy = proxies.choose(secure, host, server.getPort());
        if (proxy == null) {
            bootstrap.handler(initializer(null, http));
            return new PerConnection(null, null);
        }
        if (proxy.kind() == ProxyAddress.Kind.HTTP && !secure) {
            bootstrap.remoteAddress(proxy.host(), proxy.port()).handler(initializer(null, http));
            return new PerConnection(
                    null, new ForwardedRequests(proxy, origin(host, server.getPort())));
        }
        // The proxy looks the server's name up.
        bootstrap.resolver(NoopAddressResolverGroup.INSTANCE).handler(initializer(proxy, http));
        return new PerConnection(null, null);
    }

    private static String origin(String host, int port) {
        String name = NetUtil.isValidIpV6Address(host) ? "[" + host + "]" : host;
        return "http://" + (port == 80 ? name : name + ":" + port);
    }

    private ChannelHandler initializer(@Nullable ProxyAddress tunnelProxy, ChannelHandler http) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                pipeline.addLast(new Connector(resolver));
                if (tunnelProxy != null) {
                    ProxyHandler tunnel = tunnel(tunnelProxy);
                    pipeline.addLast(tunnel);
                    if (!secure) {
                        pipeline.addLast(new TunnelGate(tunnel));
                    }
                }
                pipeline.addLast(http);
            }
        };
    }

    private static ProxyHandler tunnel(ProxyAddress proxy) {
        InetSocketAddress address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
        return switch (proxy.kind()) {
            case HTTP ->
                    proxy.user() == null
                            ? new HttpProxyHandler(address)
                            : new HttpProxyHandler(address, proxy.user(), proxy.password());
            case SOCKS4 -> new Socks4ProxyHandler(address, proxy.user());
            case SOCKS5 -> new Socks5ProxyHandler(address, proxy.user(), proxy.password());
        };
    }

    /** What is done on one connection, once its channel exists. */
    private record PerConnection(@Nullable Channel channel, @Nullable ForwardedRequests forwarding)
            implements NettyClientCustomizer {

        @Override
        public NettyClientCustomizer specializeForChannel(Channel opened, ChannelRole role) {
            if (role == ChannelRole.HTTP2_STREAM) {
                opened.pipeline().addLast(new InterimResponses(), new CallersConnectionHeader());
            }
            return new PerConnection(opened, forwarding);
        }

        @Override
        public void onStreamPipelineBuilt() {
            ChannelPipeline pipeline = Objects.requireNonNull(channel).pipeline();
            if (pipeline.get(SslHandler.class) != null) {
                pipeline.addLast(new TlsEnd());
            }
            Http2FrameCodec http2 = pipeline.get(Http2FrameCodec.class);
            if (http2 != null) {
                FlowWindows.widen(pipeline, http2);
                return;
            }
            pipeline.addLast(new InterimResponses(), new CallersConnectionHeader());
            if (forwarding != null) {
                pipeline.addLast(forwarding);
            }
        }

        @Override
        public void onRequestPipelineBuilt() {
            Attribute<Integer> requests =
                    connection(Objects.requireNonNull(channel)).attr(REQUESTS);
            Integer before = requests.get();
            requests.set(before == null ? 1 : before + 1);
        }
    }
}
