package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The {@code math} library (manual §6.8); the cases are in {@code math.lua}. */
class MathLibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("math");
    }
}
