package io.assay.lua.library;

import io.assay.lua.LuaContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a node to be a function of the library that its enclosing class is. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LuaBuiltin {

    /** The name in the library's table. */
    String value();

    /** Whether the node's last argument is an {@code Object[]} of all remaining arguments. */
    boolean varargs() default false;

    /**
     * Whether the function calls functions that may call it again. Like the C stack of PUC-Rio Lua,
     * which such calls take, they nest to a limited depth.
     */
    boolean callsBack() default false;

    /**
     * Whether every place that calls the function has a copy of its own: for functions whose nodes
     * bet on something that is constant at most places, as a pattern is.
     */
    boolean perCallSite() default false;

    /** Whether the function wants to know where it was called, by {@link LuaContext#takeCaller}. */
    boolean wantsCaller() default false;
}
