package io.assay.runtime.modules;

/**
 * Where a module comes from, in the order in which an earlier one hides a later one of the same
 * name.
 */
public enum ModuleOrigin {
    /** The {@code modules} folder in the working directory. */
    PROJECT("project"),
    /** {@code $ASSAY_MODULES_PATH}, or {@code ~/.assay/modules}. */
    GLOBAL("global"),
    /** The embedded library, and the builtins. */
    BUILTIN("builtin");

    private final String label;

    ModuleOrigin(String label) {
        this.label = label;
    }

    /** The word shown to users. */
    public String label() {
        return label;
    }
}
