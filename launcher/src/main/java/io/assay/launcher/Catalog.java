package io.assay.launcher;

import io.assay.runtime.AssayRuntime;
import io.assay.runtime.modules.ModuleCatalog;
import io.assay.runtime.modules.ModulePath;
import java.nio.file.Path;

/** The modules that a script of this process could use. */
final class Catalog {
    private Catalog() {}

    static ModuleCatalog ofProcess() {
        ModulePath path = ModulePath.of(Path.of("").toAbsolutePath(), System::getenv);
        return new ModuleCatalog(path, AssayRuntime.builtins());
    }
}
