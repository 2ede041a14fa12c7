/**
 * What Lua's collector does beyond freeing memory (manual §2.5): finalisers, weak tables, and the
 * settings of {@code collectgarbage}. Memory itself is the platform's business.
 *
 * <p>Finalisers need their object back after it was found unreachable, together with all it refers
 * to, and no reference of the platform gives that. So a cycle goes as follows:
 *
 * <ol>
 *   <li>{@link io.assay.lua.gc.Reachability} marks what the globals and the stack lead to.
 *   <li>Of the objects with a finaliser that it did not mark, and of what they alone lead to,
 *       {@link io.assay.lua.gc.Estate} writes a description that refers to the objects weakly.
 *   <li>The platform's collector runs. It knows every reference that the first step does not: those
 *       of the host, of suspended coroutines, of half-evaluated expressions.
 *   <li>Objects that it took are made again from the description, for their finalisers; the others
 *       stay as they are. So the first step need not be right about what is alive, and an object is
 *       never finalised while somebody can still reach it.
 * </ol>
 */
package io.assay.lua.gc;
