package io.assay.runtime.builtin;

import java.util.List;

/**
 * What is known about one builtin function without running it.
 *
 * @param name its name in scripts; {@link BuiltinFunction#CALL} for the module's own call
 * @param signature how a script calls it, such as {@code json.parse(str)}
 * @param returns what comes back, in a word or shape; may be empty
 * @param description one line
 * @param parameters in order
 */
public record BuiltinSignature(
        String name,
        String signature,
        String returns,
        String description,
        List<BuiltinParameter> parameters) {}
