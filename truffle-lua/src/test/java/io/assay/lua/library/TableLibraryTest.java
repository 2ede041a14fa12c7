package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The {@code table} library (manual §6.7); the cases are in {@code table.lua}. */
class TableLibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("table");
    }
}
