package io.assay.runtime.builtin;

import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a bean visible to scripts, under the given name. The functions are its methods annotated
 * with {@link BuiltinFunction}; the bean itself is made on the first call of one of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Singleton
public @interface Builtin {

    /** The global name in scripts, such as {@code json}; with {@link Form#GLOBALS} only a title. */
    String value();

    /** One line that says what the module is for, as {@code assay modules} shows it. */
    String description();

    /** Words by which {@code assay context} finds the module, beside its name and description. */
    String[] keywords() default {};

    /** How the functions appear to a script. */
    Form form() default Form.MODULE;

    /** How the functions of a builtin appear to a script. */
    enum Form {
        /** A global table of that name that holds the functions. */
        MODULE,
        /** Each function is a global of its own. */
        GLOBALS,
        /**
         * The functions are added to the language's own global table of that name, if it has one.
         */
        EXTENSION
    }
}
