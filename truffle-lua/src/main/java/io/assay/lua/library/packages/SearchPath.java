package io.assay.lua.library.packages;

import com.oracle.truffle.api.TruffleFile;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.LuaString;
import java.io.IOException;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Where a path finds a name.
 *
 * @param file the first readable file, null if there is none
 * @param tried what was looked for otherwise, in the words of {@code package.searchpath}
 */
record SearchPath(LuaString file, LuaString tried) {

    /**
     * @param path templates with {@code ?}, separated by {@code ;}
     * @param separator what in {@code name} is replaced; empty to replace nothing
     */
    static SearchPath search(
            LuaContext context, String name, String path, String separator, String replacement) {
        String file = separator.isEmpty() ? name : name.replace(separator, replacement);
        StringBuilder tried = new StringBuilder();
        for (String template : path.split(";", -1)) {
            String candidate = template.replace("?", file);
            if (isReadable(context, candidate)) {
                return new SearchPath(LuaString.of(candidate), LuaString.EMPTY);
            }
            if (!tried.isEmpty()) {
                tried.append("\n\t");
            }
            tried.append("no file '").append(candidate).append('\'');
        }
        return new SearchPath(null, LuaString.of(tried.toString()));
    }

    private static boolean isReadable(LuaContext context, String path) {
        if (path.isEmpty()) {
            return false;
        }
        try {
            TruffleFile file = context.env().getPublicTruffleFile(path);
            if (!file.isRegularFile()) {
                return false;
            }
            file.newByteChannel(Set.of(StandardOpenOption.READ)).close();
            return true;
        } catch (IOException | SecurityException | IllegalArgumentException e) {
            // The question is just whether it can be read, and the answer goes into the message.
            return false;
        }
    }
}
