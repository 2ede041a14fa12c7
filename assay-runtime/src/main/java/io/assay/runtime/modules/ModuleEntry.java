package io.assay.runtime.modules;

import java.util.List;

/**
 * A module as users see it: one of the library, of the user, or a builtin.
 *
 * @param name as in {@code require}, such as {@code assay.vault}; a builtin's global name
 * @param origin where it comes from
 * @param description one line; may be empty
 * @param keywords words to find it by
 * @param env environment variables that it reads
 * @param quickReferences its functions, as it wants them shown
 * @param functions names of its functions
 */
public record ModuleEntry(
        String name,
        ModuleOrigin origin,
        String description,
        List<String> keywords,
        List<String> env,
        List<QuickReference> quickReferences,
        List<String> functions) {}
