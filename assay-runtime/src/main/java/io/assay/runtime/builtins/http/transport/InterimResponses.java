package io.assay.runtime.builtins.http.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Drops the responses that a server sends ahead of the real one (RFC 9110, section 15.2; "103 Early
 * Hints" above all), which Micronaut would take for it. "100 Continue" it knows itself.
 */
final class InterimResponses extends ChannelInboundHandlerAdapter {
    private boolean dropping;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpResponse response) {
            dropping =
                    response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                            && response.status().code() > 101;
        }
        if (!dropping) {
            ctx.fireChannelRead(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            dropping = false;
        }
        ReferenceCountUtil.release(message);
    }
}
