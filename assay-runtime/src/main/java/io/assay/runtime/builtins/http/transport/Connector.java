package io.assay.runtime.builtins.http.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Stands next to the socket and sees where it connects to: looks names up that the handlers above
 * left unresolved (a proxy's), and remembers addresses that no connection can be made to.
 */
final class Connector extends ChannelOutboundHandlerAdapter {
    private final HostResolver resolver;

    Connector(HostResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void connect(
            ChannelHandlerContext ctx,
            SocketAddress remote,
            SocketAddress local,
            ChannelPromise promise) {
        if (!(remote instanceof InetSocketAddress address) || !address.isUnresolved()) {
            connectResolved(ctx, remote, local, promise);
            return;
        }
        resolver.getResolver(ctx.executor())
                .resolve(address)
                .addListener(
                        (Future<InetSocketAddress> found) -> {
                            if (found.isSuccess()) {
                                connectResolved(ctx, found.getNow(), local, promise);
                            } else {
                                promise.tryFailure(found.cause());
                                ctx.close();
                            }
                        });
    }

    private void connectResolved(
            ChannelHandlerContext ctx,
            SocketAddress remote,
            SocketAddress local,
            ChannelPromise promise) {
        ChannelPromise connected = ctx.newPromise();
        // Remembered before anybody learns of the failure, since they may try again at once.
        connected.addListener(
                done -> {
                    if (done.isSuccess()) {
                        promise.trySuccess();
                        return;
                    }
                    if (remote instanceof InetSocketAddress address) {
                        resolver.avoid(address.getAddress());
                    }
                    promise.tryFailure(done.cause());
                });
        ctx.connect(remote, local, connected);
    }
}
