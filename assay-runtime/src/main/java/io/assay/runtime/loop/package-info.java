/**
 * The event loop: tasks of scripts that take turns on one thread, timers, and the one way in which
 * a builtin waits. No builtin and no Lua lives here; the polyglot context is known only as
 * something that a thread enters and leaves.
 */
@NullMarked
package io.assay.runtime.loop;

import org.jspecify.annotations.NullMarked;
