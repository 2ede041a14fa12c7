package io.assay.runtime.builtins.http.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which all connections of a runtime live. That there is only one is relied upon:
 * state that is touched on it alone needs no locks. It does no blocking work and doesn't keep the
 * process alive.
 */
final class NettyLoop implements AutoCloseable {
    private final EventLoopGroup group;
    private final HostResolver resolver;

    NettyLoop(AddressLookup lookup) {
        silenceNetty();
        group =
                new MultiThreadIoEventLoopGroup(
                        1, new DefaultThreadFactory("assay-http", true), NioIoHandler.newFactory());
        resolver = new HostResolver(lookup);
    }

    /**
     * Where SLF4J is there but has nowhere to write, Netty turns to the JDK's logging, whose
     * warnings would come out among a script's log lines.
     */
    private static void silenceNetty() {
        if (InternalLoggerFactory.getDefaultFactory() instanceof JdkLoggerFactory) {
            InternalLoggerFactory.setDefaultFactory(Slf4JLoggerFactory.INSTANCE);
        }
    }

    EventLoopGroup group() {
        return group;
    }

    EventLoop loop() {
        return group.next();
    }

    HostResolver resolver() {
        return resolver;
    }

    @Override
    public void close() {
        resolver.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
