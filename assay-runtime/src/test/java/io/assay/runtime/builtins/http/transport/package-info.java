/** Tests of the transport that need no script. */
@NullMarked
package io.assay.runtime.builtins.http.transport;

import org.jspecify.annotations.NullMarked;
