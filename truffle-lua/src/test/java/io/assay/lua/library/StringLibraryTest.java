package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The {@code string} library (manual §6.5); the cases are in {@code string.lua}. */
class StringLibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("string");
    }
}
