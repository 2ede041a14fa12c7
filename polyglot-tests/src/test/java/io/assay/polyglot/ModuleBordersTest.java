package io.assay.polyglot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md that a compiler does not check. */
class ModuleBordersTest {

    private static JavaClasses assay;

    @BeforeAll
    static void readClasses() {
        assay =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.assay");
        assertTrue(assay.contain("io.assay.lua.LuaLanguage"), "truffle-lua is not on the path");
        assertTrue(
                assay.stream().anyMatch(c -> c.getPackageName().startsWith("io.assay.runtime")),
                "assay-runtime is not on the path");
    }

    /** The language knows Truffle and nothing of Assay. */
    @Test
    void languageKnowsOnlyTruffle() {
        classes()
                .that()
                .resideInAPackage("io.assay.lua..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.assay.lua..",
                        "com.oracle.truffle.api..",
                        "org.graalvm.options..",
                        "org.graalvm.polyglot..",
                        "org.graalvm.nativeimage..",
                        "jdk.internal.vm..",
                        "java..")
                .check(assay);
    }

    /** The image builder's interface is for fibers, and for nothing else in the language. */
    @Test
    void onlyCoroutinesKnowOfNativeImages() {
        noClasses()
                .that()
                .resideInAPackage("io.assay.lua..")
                .and()
                .resideOutsideOfPackage("io.assay.lua.coroutine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.graalvm.nativeimage..")
                .check(assay);
    }

    /** The runtime sees languages through the Polyglot API only: it serves any of them alike. */
    @Test
    void runtimeKnowsNoLanguage() {
        noClasses()
                .that()
                .resideInAPackage("io.assay.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.assay.lua..",
                        "io.assay.launcher..",
                        "com.oracle.truffle..",
                        "picocli..")
                .check(assay);
    }

    /** Parsing and the algorithms on bytes can be used, and tested, without an engine. */
    @Test
    void syntaxAndTextStandAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("io.assay.lua.syntax..", "io.assay.lua.text..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.assay.lua.nodes..",
                        "io.assay.lua.library..",
                        "io.assay.lua.translate..",
                        "io.assay.lua.coroutine..",
                        "io.assay.lua.interop..")
                .check(assay);
    }

    /** Builtins do not reach into each other; what they share stands beside them. */
    @Test
    void builtinsAreIndependent() {
        slices().matching("io.assay.runtime.builtins.(*)..")
                .should()
                .notDependOnEachOther()
                .check(assay);
    }
}
