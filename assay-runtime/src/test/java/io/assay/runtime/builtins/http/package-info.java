/**
 * Tests of the HTTP client against real sockets: what goes over the wire, byte by byte, and what
 * comes back.
 */
@NullMarked
package io.assay.runtime.builtins.http;

import org.jspecify.annotations.NullMarked;
