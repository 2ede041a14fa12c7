package io.assay.lua.library;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The {@code coroutine} library; the cases are in {@code coroutine.lua}. */
class CoroutineLibraryTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return LibraryCases.of("coroutine");
    }
}
