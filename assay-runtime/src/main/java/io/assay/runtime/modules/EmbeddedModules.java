package io.assay.runtime.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The modules that are part of Assay: resources {@code assay/NAME.lua} of the class path, and an
 * index of the public ones, since neither a jar nor a native image can be asked for its folders.
 */
final class EmbeddedModules {
    static final String FOLDER = "assay/";
    private static final String INDEX = "META-INF/assay/modules.index";

    /** The files of the public modules, relative to their folder. */
    List<String> files() {
        byte[] index =
                resource(INDEX)
                        .orElseThrow(() -> new IllegalStateException("missing resource " + INDEX));
        return new String(index, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(FOLDER))
                .map(line -> line.substring(FOLDER.length()))
                .toList();
    }

    /** The bytes of a file, named relative to the folder. */
    Optional<byte[]> read(String file) {
        return resource(FOLDER + file);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream stream =
                EmbeddedModules.class.getClassLoader().getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("reading embedded " + name, e);
        }
    }
}
