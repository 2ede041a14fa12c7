package io.assay.runtime;

import io.micronaut.core.convert.TypeConverterRegistrar;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import io.micronaut.inject.BeanConfiguration;
import java.util.Map;
import java.util.stream.Stream;
import org.graalvm.nativeimage.ImageInfo;

/**
 * For a program that is Assay and nothing else, such as the command line. Micronaut looks for
 * extensions of itself in every jar of the class path, which takes longer than a short script; such
 * a program has none that Assay needs, and says so. An application that embeds Assay may have some,
 * and doesn't.
 */
public final class StandaloneProcess {
    private StandaloneProcess() {}

    /** To be called once, before anything else of Assay. */
    public static void prepare() {
        if (ImageInfo.inImageCode()) {
            // There the builder looked for the extensions already.
            return;
        }
        StaticOptimizations.set(
                new SoftServiceLoader.Optimizations(
                        Map.of(
                                TypeConverterRegistrar.class.getName(),
                                none(),
                                BeanConfiguration.class.getName(),
                                none())));
    }

    private static SoftServiceLoader.StaticServiceLoader<Object> none() {
        return wanted -> Stream.empty();
    }
}
