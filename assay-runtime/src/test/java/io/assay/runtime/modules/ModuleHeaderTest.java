package io.assay.runtime.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleHeaderTest {

    @Test
    void readsAllTags() {
        ModuleHeader header =
                ModuleHeader.parse(
                        """
                        --- @module assay.thing
                        --- @description Talks to the thing.
                        --- @keywords one, two words ,, three
                        --- @env THING_URL, THING_TOKEN
                        --- @quickref c:get(id) -> {id, name}|nil | Read a thing
                        --- @quickref c:shape() -> a -> b | What | it is

                        local M = {}
                        """);
        assertEquals("Talks to the thing.", header.description());
        assertEquals(List.of("one", "two words", "three"), header.keywords());
        assertEquals(List.of("THING_URL", "THING_TOKEN"), header.env());
        assertEquals(
                List.of(
                        new QuickReference("c:get(id)", "{id, name}|nil", "Read a thing"),
                        new QuickReference("c:shape()", "a -> b", "What | it is")),
                header.quickReferences());
    }

    @Test
    void laterTagsReplaceEarlierOnes() {
        ModuleHeader header =
                ModuleHeader.parse(
                        "--- @description one\n--- @keywords a\n--- @description two\n--- @keywords b\n");
        assertEquals("two", header.description());
        assertEquals(List.of("b"), header.keywords());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--- @quickref no arrow | text",
                "--- @quickref f() -> no bar",
                "--- @quickref",
                "--- @description",
                "--- @unknown value",
                "--- plain text",
                "-- @description with two dashes",
                "#!/usr/bin/assay\n--- @description behind a first line that is no header",
                "\n--- @description behind an empty line"
            })
    void whatSaysNothingIsIgnored(String source) {
        assertEquals(
                new ModuleHeader("", List.of(), List.of(), List.of(), List.of()),
                ModuleHeader.parse(source));
    }

    @Test
    void functionsOfTablesCountWhereverTheyStand() {
        ModuleHeader header =
                ModuleHeader.parse(
                        """
                        --- @description d
                        function M.client(url)
                          function Client:get(path) end
                        local function hidden(a) end
                        function global_one(a) end
                        function a.b.c(x) end
                        local s = "function M.text()"
                        """);
        assertEquals(List.of("client", "get", "b.c"), header.functions());
    }
}
