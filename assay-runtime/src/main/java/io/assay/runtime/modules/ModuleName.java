package io.assay.runtime.modules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a module's name behind {@code assay.}, known to be no path that leads out of its
 * folder.
 *
 * @param rest such as {@code vault} or {@code ory.kratos}
 */
record ModuleName(String rest) {
    static final String PREFIX = "assay.";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /** The name without its prefix; empty for a name that cannot be a module's. */
    static Optional<ModuleName> of(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = name.substring(PREFIX.length());
        return VALID.matcher(rest).matches() ? Optional.of(new ModuleName(rest)) : Optional.empty();
    }

    /** The files that may hold the module, relative to a module folder, the preferred one first. */
    List<String> candidates() {
        String path = rest.replace('.', '/');
        if (path.equals(rest)) {
            return List.of(path + ".lua", path + "/init.lua");
        }
        // The last one is what 0.6.1 looked for.
        return List.of(path + ".lua", path + "/init.lua", rest + ".lua");
    }

    /**
     * The module's name that a file, relative to its module folder, stands for; empty if it is
     * none.
     */
    static Optional<String> ofFile(String relativePath) {
        if (!relativePath.endsWith(".lua")) {
            return Optional.empty();
        }
        String path = relativePath.substring(0, relativePath.length() - ".lua".length());
        if (path.endsWith("/init")) {
            path = path.substring(0, path.length() - "/init".length());
        }
        return of(PREFIX + path.replace('/', '.')).map(name -> PREFIX + name.rest());
    }
}
