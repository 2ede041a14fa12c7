package io.assay.runtime.builtins.http.transport;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Puts a script's own Connection header back in its place. Micronaut sets that header last of all,
 * so a script's value travels to this point under another name.
 */
@ChannelHandler.Sharable
final class CallersConnectionHeader extends ChannelOutboundHandlerAdapter {
    /** The name that the header has on its way here. */
    static final String STAND_IN = "assay-connection";

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            String wanted = request.headers().get(STAND_IN);
            if (wanted != null) {
                request.headers().remove(STAND_IN).set(HttpHeaderNames.CONNECTION, wanted);
            }
        }
        ctx.write(message, promise);
    }
}
