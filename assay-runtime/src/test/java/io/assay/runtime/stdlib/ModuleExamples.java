package io.assay.runtime.stdlib;

import java.util.ArrayList;
import java.util.List;

/**
 * The runnable examples in a module's comments: lines behind {@code -- @example} that begin with
 * {@code --} and three spaces. The first one makes the client that all others use.
 */
record ModuleExamples(String prelude, List<Example> examples) {

    /**
     * One example.
     *
     * @param line where it begins in the module
     * @param code Lua
     */
    record Example(int line, String code) {}

    static ModuleExamples of(String source) {
        List<Example> found = new ArrayList<>();
        StringBuilder code = null;
        int start = 0;
        int number = 0;
        for (String line : source.lines().toList()) {
            number++;
            if (line.startsWith("-- @example")) {
                code = new StringBuilder();
                start = number;
            } else if (code != null && line.startsWith("--   ")) {
                code.append(line.substring("--   ".length())).append('\n');
            } else if (code != null) {
                found.add(new Example(start, code.toString()));
                code = null;
            }
        }
        if (code != null) {
            throw new IllegalArgumentException("a module ends in an example");
        }
        return new ModuleExamples(found.getFirst().code(), found.subList(1, found.size()));
    }
}
