package io.assay.runtime.builtins.http.transport;

/** A response that has been received whole, its content decoded. */
public record BufferedResponse(ResponseHead head, byte[] body) {}
