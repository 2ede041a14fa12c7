/**
 * The URLs of the HTTP client: reading them as a browser does, repairing what scripts leave
 * unencoded, resolving redirects, hiding what is secret. Pure text; nothing here knows of
 * connections or scripts.
 */
@NullMarked
package io.assay.runtime.builtins.http.url;

import org.jspecify.annotations.NullMarked;
