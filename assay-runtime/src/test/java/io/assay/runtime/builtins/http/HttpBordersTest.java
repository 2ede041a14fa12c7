package io.assay.runtime.builtins.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know what inside the HTTP client. */
class HttpBordersTest {
    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.assay.runtime.builtins.http");

    @Test
    void onlyTheTransportKnowsNettyAndMicronautsClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..http.transport..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "io.micronaut.http..", "org.reactivestreams..")
                .check(classes);
    }

    @Test
    void transportAndUrlsKnowNoScripts() {
        noClasses()
                .that()
                .resideInAnyPackage("..http.transport..", "..http.url..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.graalvm..", "io.assay.runtime.builtin..", "io.assay.runtime.loop..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..http.url..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..http.transport..")
                .check(classes);
    }
}
