package io.assay.runtime.builtins.http.transport;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Undoes the content codings that Netty's pipeline leaves alone, on a whole body. Netty itself
 * decodes gzip and deflate as they arrive; zstd it would only do with a native library.
 */
final class ContentDecoding {
    private ContentDecoding() {}

    static BufferedResponse decode(ResponseHead head, byte[] body) {
        String coding = head.first("content-encoding");
        if (body.length == 0 || coding == null || !coding.strip().equalsIgnoreCase("zstd")) {
            return new BufferedResponse(head, body);
        }
        try (ZstdInputStream plain = new ZstdInputStream(new ByteArrayInputStream(body))) {
            return new BufferedResponse(
                    head.without("content-encoding", "content-length"), plain.readAllBytes());
        } catch (IOException | MalformedInputException damaged) {
            throw new TransportException(
                    TransportException.Stage.SENT,
                    "the response's compressed content is damaged",
                    damaged);
        }
    }
}
