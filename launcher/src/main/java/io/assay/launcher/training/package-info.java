/** The run from which the JVM distribution's AOT caches are made. Nothing else uses it. */
@NullMarked
package io.assay.launcher.training;

import org.jspecify.annotations.NullMarked;
