package io.assay.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.assay.runtime.builtin.Builtin;
import org.junit.jupiter.api.Test;

/** The borders of this module, and those between its rooms. */
class BordersTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.assay.runtime");

    /** What Micronaut's annotation processor writes. */
    private static final String GENERATED = ".*\\$Definition(\\$.*)?";

    @Test
    void theRuntimeKnowsThePolyglotApiAndNoLanguage() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.oracle.truffle..", "io.assay.lua..", "io.assay.launcher..")
                .check(PRODUCT);
    }

    @Test
    void whatBuiltinsShareKnowsNoBuiltin() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.assay.runtime.builtins..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.assay.runtime.builtins..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheLoopKnowsContinuations() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.assay.runtime.loop..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.internal..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheHttpClientKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.assay.runtime.builtins.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "io.micronaut.http..")
                .check(PRODUCT);
    }

    @Test
    void nobodyReflects() {
        noClasses()
                .that()
                .haveNameNotMatching(GENERATED)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(PRODUCT);
    }

    @Test
    void builtinsAreNobodysApi() {
        classes().that().areAnnotatedWith(Builtin.class).should().bePackagePrivate().check(PRODUCT);
    }
}
