package io.assay.runtime.builtin;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a {@link Builtin} bean a function of the script.
 *
 * <p>Parameter types and what a caller may pass: {@code String} a string or number; {@code byte[]}
 * the same, as raw bytes; {@code long} a whole number or its text; {@code double} a number or its
 * text; {@code boolean} a boolean; {@link org.graalvm.polyglot.Value} anything (a missing argument
 * is nil, never Java's null); {@code Value...} last, all that is left. A parameter that is
 * {@code @Nullable} (for numbers and booleans in the boxed type) may be nil or missing and is null
 * then. Anything else raises {@code "json.parse: argument 1 must be a string, got nil"}; additional
 * arguments are ignored.
 *
 * <p>Results: void and null are nil; {@code String}, {@code byte[]} (a byte string), numbers,
 * booleans and {@code Value} as they are; {@link TableForm} the table; {@code Map} and {@code List}
 * are data, copied by the language (inside them use {@link ByteStrings#of} for bytes); {@link
 * BuiltinObject} an object with methods. Errors meant for the script are {@link BuiltinException}s;
 * an exception of a callback is let through as it came.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Executable
public @interface BuiltinFunction {

    /** The {@link #name} of the function that is run when the module itself is called. */
    String CALL = "()";

    /** One line that says what the function does. */
    String value();

    /**
     * How a script calls it, such as {@code json.parse(str)}; optional parameters end in {@code ?}.
     */
    String signature();

    /**
     * What comes back, in a word or a shape such as {@code {status, body, headers}}; empty for
     * nothing.
     */
    String returns() default "";

    /** Whether the member is not a function but the value that the method returns, once. */
    boolean constant() default false;

    /**
     * The function written in Lua, for Lua, where a call must be as fast as a call within the
     * language and an error have the caller's position. Elsewhere the method is called.
     */
    String lua() default "";

    /** The name in scripts; by default the method's, in snake case. */
    String name() default "";
}
