package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The {@code utf8} library (manual §6.6); the cases are in {@code utf8.lua}. */
class Utf8LibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("utf8");
    }
}
