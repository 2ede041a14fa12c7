package io.assay.runtime.builtins.http.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes the requests of a plain connection the way an HTTP proxy wants them (RFC 9112, section
 * 3.2.2): with the absolute URL in the request line. A tunnel would do too, but many proxies allow
 * those to port 443 only.
 */
final class ForwardedRequests extends ChannelOutboundHandlerAdapter {
    private final ProxyAddress proxy;
    private final String origin;

    /** The origin is scheme and authority of the server behind the proxy. */
    ForwardedRequests(ProxyAddress proxy, String origin) {
        this.proxy = proxy;
        this.origin = origin;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            request.setUri(origin + request.uri());
            if (proxy.user() != null) {
                byte[] pair =
                        (proxy.user() + ":" + proxy.password()).getBytes(StandardCharsets.UTF_8);
                request.headers()
                        .set(
                                HttpHeaderNames.PROXY_AUTHORIZATION,
                                "Basic " + Base64.getEncoder().encodeToString(pair));
            }
        }
        ctx.write(message, promise);
    }
}
