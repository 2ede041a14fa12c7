package io.assay.lua.library;

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
}
