package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code require} and the {@code package} library; the cases are in {@code package.lua}. */
class PackageLibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("package");
    }
}
