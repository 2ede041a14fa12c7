package io.assay.runtime.builtins;

import io.assay.runtime.data.JsonFormat;
import io.assay.runtime.data.YamlFormat;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes what several builtins share and what knows nothing of beans. */
@Factory
final class BuiltinParts {

    @Bean
    @Singleton
    JsonFormat json() {
        return new JsonFormat();
    }

    @Bean
    @Singleton
    YamlFormat yaml() {
        return new YamlFormat();
    }
}
