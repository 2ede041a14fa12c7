package io.assay.runtime.builtins.http.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.proxy.ProxyHandler;
import java.net.SocketAddress;

/**
 * Makes "connected" mean connected to the server, not to the proxy. Without it a plain connection
 * whose proxy refuses the tunnel would count as made, and its request wait for ever. (Connections
 * with TLS learn of it by their handshake.)
 */
final class TunnelGate extends ChannelOutboundHandlerAdapter {
    private final ProxyHandler tunnel;

    TunnelGate(ProxyHandler tunnel) {
        this.tunnel = tunnel;
    }

    @Override
    public void connect(
            ChannelHandlerContext ctx,
            SocketAddress remote,
            SocketAddress local,
            ChannelPromise promise) {
        ChannelPromise toProxy = ctx.newPromise();
        toProxy.addListener(
                done -> {
                    if (!done.isSuccess()) {
                        promise.tryFailure(done.cause());
                    }
                });
        tunnel.connectFuture()
                .addListener(
                        done -> {
                            if (done.isSuccess()) {
                                promise.trySuccess();
                            } else {
                                promise.tryFailure(done.cause());
                            }
                        });
        ctx.connect(remote, local, toProxy);
    }
}
