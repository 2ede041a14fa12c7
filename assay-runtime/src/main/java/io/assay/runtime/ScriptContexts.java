package io.assay.runtime;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.IOAccess;

/**
 * Makes the contexts of scripts: they may use files, processes, threads and each other's languages,
 * as any program of their user, but nothing of Java.
 */
final class ScriptContexts {
    private ScriptContexts() {}

    static Context create(RuntimeSettings settings) {
        Engine engine = settings.engine();
        Context.Builder builder =
                Context.newBuilder(settings.languages().toArray(String[]::new))
                        .options(settings.options())
                        .in(settings.in())
                        .out(settings.out())
                        .err(settings.err())
                        .allowHostAccess(HostAccess.NONE)
                        .allowIO(IOAccess.ALL)
                        .allowCreateProcess(true)
                        .allowCreateThread(true)
                        .allowEnvironmentAccess(EnvironmentAccess.NONE)
                        .environment(settings.environment().all())
                        .allowPolyglotAccess(PolyglotAccess.ALL)
                        .currentWorkingDirectory(settings.directory().path());
        if (engine != null) {
            builder.engine(engine);
        } else {
            // A missing compiler makes scripts slower; it's nothing to warn about on every run.
            builder.allowExperimentalOptions(true).option("engine.WarnInterpreterOnly", "false");
        }
        return builder.build();
    }
}
