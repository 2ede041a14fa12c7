package io.assay.runtime.builtins.http.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/**
 * Closes a connection whose server has said that nothing more will come. In TLS 1.3 that closes one
 * direction only (RFC 8446, section 6.1), and some servers wait for the client to follow: without
 * this, a body that ends with the connection would never end.
 */
final class TlsEnd extends ChannelInboundHandlerAdapter {

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            ctx.close();
        }
        ctx.fireUserEventTriggered(event);
    }
}
