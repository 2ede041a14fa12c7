package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The {@code debug} library; the cases are in {@code debug.lua}. */
class DebugLibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("debug");
    }
}
