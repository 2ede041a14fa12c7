/** Tests of reading and repairing URLs. */
@NullMarked
package io.assay.runtime.builtins.http.url;

import org.jspecify.annotations.NullMarked;
