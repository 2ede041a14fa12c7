package io.assay.runtime.builtin;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The body of a method of a {@link BuiltinObject}. The arguments come without the receiver, however
 * the script wrote the call; see {@link Arguments} to read them. Results and errors are those of a
 * {@link BuiltinFunction}.
 */
@FunctionalInterface
public interface BuiltinMethod {
    @Nullable Object call(Value... arguments);
}
