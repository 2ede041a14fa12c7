/**
 * The builtins that fit in a class: one bean per global name, one method per function. Larger ones
 * have packages of their own below. What is shared by several lives in packages that know no
 * builtin.
 */
@NullMarked
package io.assay.runtime.builtins;

import org.jspecify.annotations.NullMarked;
