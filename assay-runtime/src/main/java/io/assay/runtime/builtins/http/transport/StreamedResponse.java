package io.assay.runtime.builtins.http.transport;

/**
 * A response whose body is still coming in. Whoever has it must read the body to its end or close
 * it.
 */
public record StreamedResponse(ResponseHead head, BodyStream body) {}
