/**
 * {@code assay lua}: an interpreter with the options and the behaviour of PUC-Rio's {@code lua},
 * for scripts that were written for it. Nothing of Assay is in its globals unless {@code -l assay}
 * asks for it. The line editor is loaded only when somebody sits at a terminal.
 */
@NullMarked
package io.assay.launcher.lua;

import org.jspecify.annotations.NullMarked;
