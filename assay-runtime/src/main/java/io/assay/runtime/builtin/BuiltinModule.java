package io.assay.runtime.builtin;

import java.util.List;

/**
 * What is known about one builtin without running it.
 *
 * @param name its global name; with {@link Builtin.Form#GLOBALS} only a title
 * @param form how its functions appear to a script
 * @param description one line
 * @param keywords words to find it by
 * @param functions in the order of the source
 */
public record BuiltinModule(
        String name,
        Builtin.Form form,
        String description,
        List<String> keywords,
        List<BuiltinSignature> functions) {}
