package io.assay.runtime;

import io.micronaut.context.BeanDefinitionsProvider;
import io.micronaut.context.DefaultBeanDefinitionsProvider;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds the definitions of Assay's own beans, where this class comes from. Micronaut's search opens
 * every jar of the class path and instantiates ten times as many definitions, which is the most
 * expensive part of a short script's start. In a native image there is nothing to search: the
 * builder has done it.
 */
final class OwnBeanDefinitions implements BeanDefinitionsProvider {
    private static final String OWN = "io.assay.";
    private static final String FOLDER =
            "META-INF/micronaut/" + BeanDefinitionReference.class.getName() + "/";
    private static final String IMAGE_PROPERTY = "org.graalvm.nativeimage.imagecode";

    @Override
    public List<BeanDefinitionReference<?>> provide(ClassLoader classLoader) {
        CodeSource source = OwnBeanDefinitions.class.getProtectionDomain().getCodeSource();
        if (source == null || System.getProperty(IMAGE_PROPERTY) != null) {
            return new DefaultBeanDefinitionsProvider()
                    .provide(classLoader).stream()
                            .filter(definition -> isOwn(definition.getBeanDefinitionName()))
                            .toList();
        }
        try {
            List<BeanDefinitionReference<?>> definitions = new ArrayList<>();
            for (String name : names(Path.of(source.getLocation().toURI()))) {
                if (isOwn(name)) {
                    definitions.add(instantiate(name, classLoader));
                }
            }
            return definitions;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.getLocation(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a file: " + source.getLocation(), e);
        }
    }

    private static boolean isOwn(String name) {
        return name.startsWith(OWN);
    }

    private static List<String> names(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            try (Stream<Path> files = Files.list(location.resolve(FOLDER))) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        }
        try (JarFile jar = new JarFile(location.toFile(), false)) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER) && name.length() > FOLDER.length())
                    .map(name -> name.substring(FOLDER.length()))
                    .toList();
        }
    }

    /** Definitions are public classes with a public constructor without parameters. */
    private static BeanDefinitionReference<?> instantiate(String name, ClassLoader classLoader) {
        try {
            MethodHandle constructor =
                    MethodHandles.publicLookup()
                            .findConstructor(
                                    Class.forName(name, true, classLoader),
                                    MethodType.methodType(void.class));
            return (BeanDefinitionReference<?>) constructor.invoke();
        } catch (Throwable broken) {
            throw new IllegalStateException("broken bean definition " + name, broken);
        }
    }
}
