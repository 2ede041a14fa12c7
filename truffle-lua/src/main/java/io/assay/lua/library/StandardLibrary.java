package io.assay.lua.library;

import io.assay.lua.LuaContext;
import io.assay.lua.library.base.BaseLibrary;
import io.assay.lua.library.coroutine.CoroutineLibrary;
import io.assay.lua.library.debug.DebugLibrary;
import io.assay.lua.library.io.IoLibrary;
import io.assay.lua.library.math.MathLibrary;
import io.assay.lua.library.os.OsLibrary;
import io.assay.lua.library.packages.PackageLibrary;
import io.assay.lua.library.string.StringLibrary;
import io.assay.lua.library.table.TableLibrary;
import io.assay.lua.library.utf8.Utf8Library;

/** The libraries that every context opens, in the manual's order (§6). */
public final class StandardLibrary {

    private StandardLibrary() {}

    public static void install(LuaContext context) {
        BaseLibrary.install(context);
        CoroutineLibrary.install(context);
        PackageLibrary.install(context);
        StringLibrary.install(context);
        Utf8Library.install(context);
        TableLibrary.install(context);
        MathLibrary.install(context);
        IoLibrary.install(context);
        OsLibrary.install(context);
        DebugLibrary.install(context);
        PackageLibrary.markLoaded(
                context,
                "coroutine",
                "package",
                "string",
                "utf8",
                "table",
                "math",
                "io",
                "os",
                "debug");
    }
}
