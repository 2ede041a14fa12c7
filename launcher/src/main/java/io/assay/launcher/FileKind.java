package io.assay.launcher;

/** What a file is, told by its extension alone (exact, in lower case). */
final class FileKind {
    private FileKind() {}

    /**
     * Passes a script.
     *
     * @throws CommandFailure for any other file; whether the file exists is not looked at
     */
    static void requireScript(String path) {
        switch (extension(path)) {
            case "lua" -> {}
            case "yaml", "yml" ->
                    throw new CommandFailure("check files are not available in this build");
            default ->
                    throw new CommandFailure(
                            "unsupported file extension \""
                                    + extension(path)
                                    + "\" (expected .yaml, .yml, or .lua)");
        }
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }
}
