package io.assay.runtime;

import io.assay.runtime.environment.ProcessEnvironment;
import io.assay.runtime.environment.WorkingDirectory;
import io.assay.runtime.log.LogLevel;
import io.assay.runtime.log.LogWriter;
import io.assay.runtime.loop.StrandKind;
import io.assay.runtime.loop.UnobservedFailures;
import io.assay.runtime.modules.ModulePath;
import io.assay.runtime.modules.ModuleResolver;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanContextConfiguration;
import io.micronaut.context.BeanDefinitionsProvider;
import io.micronaut.context.DefaultBeanContext;
import java.time.Clock;

/**
 * Makes the bean context of one runtime: the builtins and what they share, and as further beans
 * what this runtime was asked to be.
 */
final class RuntimeBeans {
    private RuntimeBeans() {}

    static BeanContext start(RuntimeSettings settings) {
        BeanContext beans = new DefaultBeanContext(new Lean());
        LogWriter log = new LogWriter(settings.err(), settings.log(), Clock.systemUTC());
        beans.start();
        beans.registerSingleton(LogWriter.class, log);
        beans.registerSingleton(ProcessEnvironment.class, settings.environment());
        beans.registerSingleton(WorkingDirectory.class, settings.directory());
        beans.registerSingleton(
                StrandKind.class,
                StrandKind.detect(settings.stackSize(), settings.taskStackSize()));
        beans.registerSingleton(
                UnobservedFailures.class,
                new UnobservedFailures(
                        failure ->
                                log.write(
                                        LogLevel.ERROR,
                                        "async.spawn: task failed: " + describe(failure))));
        beans.registerSingleton(
                ModuleResolver.class,
                new ModuleResolver(
                        ModulePath.of(settings.directory().path(), settings.environment()::get)));
        return beans;
    }

    private static String describe(Throwable failure) {
        return failure.getMessage() == null ? "unknown error" : failure.getMessage();
    }

    /** Nothing but Assay's own beans is looked at, and none is made before it is needed. */
    private static final class Lean implements BeanContextConfiguration {
        @Override
        public BeanDefinitionsProvider getBeanDefinitionsProvider() {
            return new OwnBeanDefinitions();
        }

        @Override
        public boolean eagerBeansEnabled() {
            return false;
        }

        @Override
        public boolean eventsEnabled() {
            return false;
        }
    }
}
