package io.assay.runtime.builtins.http.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.DefaultHttp2SettingsFrame;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Widens the flow-control windows of an HTTP/2 connection (RFC 9113, section 5.2). With the
 * standard's 64 KB a server may send no more than that per round trip, which is little on a long
 * line.
 */
final class FlowWindows {
    private static final int STREAM = 4 * 1024 * 1024;
    private static final int CONNECTION = 16 * 1024 * 1024;

    private FlowWindows() {}

    static void widen(ChannelPipeline pipeline, Http2FrameCodec codec) {
        ChannelHandlerContext ctx = pipeline.context(codec);
        ctx.pipeline()
                .write(
                        new DefaultHttp2SettingsFrame(
                                new Http2Settings().initialWindowSize(STREAM)));
        Http2Connection connection = codec.connection();
        try {
            connection
                    .local()
                    .flowController()
                    .incrementWindowSize(connection.connectionStream(), CONNECTION);
        } catch (Http2Exception e) {
            ctx.fireExceptionCaught(e);
        }
        ctx.flush();
    }
}
