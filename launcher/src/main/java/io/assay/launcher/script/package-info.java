/**
 * Running one script: reading it, giving it to the runtime, and telling the user how it ended. No
 * command line is parsed here.
 */
@NullMarked
package io.assay.launcher.script;

import org.jspecify.annotations.NullMarked;
