package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The basic functions; the cases are in {@code base.lua}. */
class BaseLibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("base");
    }
}
