package io.assay.runtime.builtins.http;

import org.jspecify.annotations.Nullable;

/**
 * A request's body.
 *
 * @param bytes the content
 * @param contentType what it is sent as unless the script says otherwise; null for a string of the
 *     script, of which nobody knows what it is
 */
record Payload(byte[] bytes, @Nullable String contentType) {

    static final Payload NONE = new Payload(new byte[0], null);
}
