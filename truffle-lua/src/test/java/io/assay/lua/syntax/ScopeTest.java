package io.assay.lua.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.lua.syntax.FunctionBody.UpvalueSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    private static Statement statement(FunctionBody body, int index) {
        return body.body().statements().get(index);
    }

    private static LocalVariable local(FunctionBody body, int index) {
        return ((Statement.Local) statement(body, index)).variables().getFirst();
    }

    private static FunctionBody function(FunctionBody body, int index) {
        return ((Statement.LocalFunction) statement(body, index)).body();
    }

    @Test
    void theEnvironmentIsTheFirstUpvalueOfAChunk() throws LuaSyntaxException {
        FunctionBody chunk = TreeText.parse("x = 1; local function f() return y end");
        assertEquals(1, chunk.upvalues().size());
        UpvalueSource environment = chunk.upvalues().getFirst();
        assertEquals("_ENV", environment.variable().name());
        assertTrue(environment.fromParentLocal());
        assertTrue(environment.variable().isCaptured());
        assertEquals(LocalVariable.Attribute.NONE, environment.variable().attribute());
        UpvalueSource inner = function(chunk, 1).upvalues().getFirst();
        assertSame(environment.variable(), inner.variable());
        assertFalse(inner.fromParentLocal());
        assertEquals(0, inner.parentIndex());
    }

    @Test
    void aChunkHasTheEnvironmentEvenIfItUsesNoGlobal() throws LuaSyntaxException {
        assertEquals(1, TreeText.parse("").upvalues().size());
        assertEquals(0, function(TreeText.parse("local function f() end"), 0).upvalues().size());
    }

    @Test
    void upvaluesPassThroughTheFunctionsBetween() throws LuaSyntaxException {
        FunctionBody chunk =
                TreeText.parse(
                        "local a, b\n"
                                + "local function f()\n"
                                + "  local c\n"
                                + "  local function g() return b, c, b end\n"
                                + "end");
        FunctionBody f = function(chunk, 1);
        FunctionBody g = function(f, 1);
        LocalVariable b = ((Statement.Local) statement(chunk, 0)).variables().get(1);
        LocalVariable c = local(f, 0);
        assertEquals(List.of(new UpvalueSource(b, true, -1)), f.upvalues());
        assertEquals(
                List.of(new UpvalueSource(b, false, 0), new UpvalueSource(c, true, -1)),
                g.upvalues());
        assertEquals("return ^b,^c,^b", TreeText.of(g.body()));
        assertTrue(b.isCaptured() && c.isCaptured());
        assertFalse(local(chunk, 0).isCaptured());
    }

    @Test
    void shadowedVariablesOfOneNameAreKeptApart() throws LuaSyntaxException {
        FunctionBody chunk =
                TreeText.parse(
                        "local x = 1; local function f() return x end; local x = x;"
                                + "local function g() return x end; do local x end return x");
        LocalVariable first = local(chunk, 0);
        LocalVariable second = local(chunk, 2);
        assertSame(first, function(chunk, 1).upvalues().getFirst().variable());
        assertSame(second, function(chunk, 3).upvalues().getFirst().variable());
        Expression initial = ((Statement.Local) statement(chunk, 2)).values().getFirst();
        assertSame(first, ((Expression.Local) initial).variable());
        Statement.Return last = (Statement.Return) statement(chunk, 5);
        assertSame(second, ((Expression.Local) last.values().getFirst()).variable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "local x; x = 1 @ true",
                "local x; local function f() x = 1 end @ true",
                "local x; y, x = 1 @ true",
                "local x; function x() end @ true",
                "local x; function x.y() end @ false",
                "local x; x.y = 1 @ false",
                "local x = 1; local x; x = 2 @ false",
                "local x; return x @ false",
            })
    void assignmentIsNoted(String source, boolean expected) throws LuaSyntaxException {
        assertEquals(expected, local(TreeText.parse(source), 0).isReassigned());
    }

    @Test
    void everyLocalHasASlotOfItsOwn() throws LuaSyntaxException {
        FunctionBody chunk =
                TreeText.parse(
                        "local function f(a, b, ...t)\n"
                                + "do local c, d end\n"
                                + "local e\n"
                                + "for i = 1, 2 do local g end\n"
                                + "for k, v in x do local h end\n"
                                + "end");
        FunctionBody f = function(chunk, 0);
        assertEquals(0, f.parameters().get(0).slot());
        assertEquals(1, f.parameters().get(1).slot());
        assertEquals(2, f.varargTable().slot());
        List<Integer> slots = slots(f);
        Statement.GenericFor loop = (Statement.GenericFor) statement(f, 3);
        for (int i = 0; i < 4; i++) {
            slots.add(loop.stateSlot() + i);
        }
        assertEquals(15, slots.size());
        assertEquals(15, new HashSet<>(slots).size(), () -> "each slot once: " + slots);
        assertEquals(15, f.slotCount());
    }

    /** Slots of the variables that are in the tree of a function without inner functions. */
    private static List<Integer> slots(FunctionBody function) {
        List<LocalVariable> variables = new ArrayList<>(function.parameters());
        if (function.varargTable() != null) {
            variables.add(function.varargTable());
        }
        collect(function.body(), variables);
        return new ArrayList<>(variables.stream().map(LocalVariable::slot).toList());
    }

    private static void collect(Block block, List<LocalVariable> out) {
        for (Statement statement : block.statements()) {
            switch (statement) {
                case Statement.Local s -> out.addAll(s.variables());
                case Statement.Do s -> collect(s.body(), out);
                case Statement.NumericFor s -> {
                    out.add(s.variable());
                    collect(s.body(), out);
                }
                case Statement.GenericFor s -> {
                    out.addAll(s.variables());
                    collect(s.body(), out);
                }
                default -> {
                    // No other statement of these tests declares variables.
                }
            }
        }
    }

    @Test
    void onlyFunctionsWithVeryManyLocalsUseSlotsTwice() throws LuaSyntaxException {
        assertEquals(200, TreeText.parse("do local a, b end ".repeat(100)).slotCount());
        assertEquals(250, TreeText.parse("do local a, b end ".repeat(1000)).slotCount());
        int withLoops = TreeText.parse("for k, v in x do local a end ".repeat(1000)).slotCount();
        assertTrue(withLoops >= 250 && withLoops < 270, () -> "slots " + withLoops);
    }

    @Test
    void variablesInScopeNeverShareASlot() throws LuaSyntaxException {
        String many = "do local a, b, c end ".repeat(100);
        StringBuilder source = new StringBuilder(many);
        for (int i = 0; i < 15; i++) {
            source.append("do local x, y for k, v in x do local z ").append(many);
        }
        source.append("end end ".repeat(15));
        Block block = TreeText.parse(source.toString()).body();
        HashSet<Integer> open = new HashSet<>();
        for (int i = 0; i < 15; i++) {
            Block outer = ((Statement.Do) block.statements().getLast()).body();
            for (LocalVariable variable :
                    ((Statement.Local) outer.statements().getFirst()).variables()) {
                assertTrue(open.add(variable.slot()));
            }
            Statement.GenericFor loop = (Statement.GenericFor) outer.statements().getLast();
            for (int slot = loop.stateSlot(); slot < loop.stateSlot() + 4; slot++) {
                assertTrue(open.add(slot));
            }
            for (LocalVariable variable : loop.variables()) {
                assertTrue(open.add(variable.slot()));
            }
            block = loop.body();
            LocalVariable z =
                    ((Statement.Local) block.statements().getFirst()).variables().getFirst();
            assertTrue(open.add(z.slot()));
        }
        assertEquals(15 * 9, open.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '~',
            value = {
                "local x <const> = 5; return x, function() return x end @ return 5,function null() [return 5]",
                "local x <const>, y <const> = 1, 'a' return x, y @ return x,'a'",
                "local x <const> = nil return x @ return nil",
                "local x <const> = f() return x @ return x",
                "local x <const> return x @ return x",
                "local x <const>, y <const> = f(), 1, 2 return y @ return y",
                "local x = 1 return x @ return x",
                "local x <const> = 1; local y <const> = x return y @ return 1",
            })
    void constantsAreReplacedByTheirValue(String source, String expected)
            throws LuaSyntaxException {
        String text = TreeText.of(source);
        assertEquals(expected, text.substring(text.indexOf("return")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "local _ENV = {}; return x @ _ENV.$x",
                "local _ENV <const> = 1; return x @ _ENV.$x",
                "local function f(_ENV) return x end @ _ENV.$x",
                "local _ENV; local function f() return x end @ $x",
            })
    void globalsAreFieldsOfTheEnvironmentInScope(String source, String expected)
            throws LuaSyntaxException {
        String text = TreeText.of(source);
        assertEquals(expected, text.substring(text.lastIndexOf(' ') + 1).replace("]", ""));
    }

    @Test
    void aLocalEnvironmentIsCapturedLikeAnyLocal() throws LuaSyntaxException {
        FunctionBody chunk = TreeText.parse("local _ENV; local function f() return x end");
        UpvalueSource source = function(chunk, 1).upvalues().getFirst();
        assertSame(local(chunk, 0), source.variable());
        assertTrue(source.fromParentLocal());
    }

    /** {@code ok} or the message without the chunk's name. */
    private static String outcome(String source) {
        try {
            TreeText.parse(source);
            return "ok";
        } catch (LuaSyntaxException error) {
            return error.getMessage().substring("test:1: ".length());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "x = y @ ok",
                "global x; x = 1 @ ok",
                "global x; y = 1 @ variable 'y' not declared",
                "global x; x = y @ variable 'y' not declared",
                "do global x end y = 1 @ ok",
                "global x; do global *; y = 1 end @ ok",
                "global x; do global * end y = 1 @ variable 'y' not declared",
                "global *; global x; y = 1 @ ok",
                "global <const> *; y = 1 @ attempt to assign to const variable 'y'",
                "global <const> *; return y @ ok",
                "global <const> *; do global * end y = 1 @ attempt to assign to const variable 'y'",
                "global <const> *; global x; x = 1 @ ok",
                "global x <const>; x = 1 @ attempt to assign to const variable 'x'",
                "global <const> x, y; y = 1 @ attempt to assign to const variable 'y'",
                "global x <const>; do global x; x = 1 end @ ok",
                "global x <const>; local x; x = 1 @ ok",
                "global x; function y() end @ variable 'y' not declared",
                "global x; function x() return y end @ variable 'y' not declared",
                "global x; local function f() return x, y end @ variable 'y' not declared",
                "local function f() global x end y = 1 @ ok",
                "global x = y; @ ok",
                "global x; global z = y @ variable 'y' not declared",
                "global function f() return f, g end @ variable 'g' not declared",
                "global x <close> @ global variables cannot be to-be-closed",
                "global <close> * @ global variables cannot be to-be-closed",
                "global x <foo> @ unknown attribute 'foo'",
                "global _ENV; x = 1 @ variable 'x' not declared",
                "global _ENV, x; x = 1 @ _ENV is global when accessing variable 'x'",
                "global x; return _ENV @ ok",
                "global <const> function f() end @ <name> expected near 'function'",
                "global * = 1 @ unexpected symbol near '='",
                "global x, * @ <name> expected near '*'",
                "goto a; global x; ::a:: x() @ <goto a> at line 1 jumps into the scope of 'x'",
                "goto a; global *; ::a:: x() @ <goto a> at line 1 jumps into the scope of '*'",
                "goto x; local a; ::x:: print(a) @ <goto x> at line 1 jumps into the scope of 'a'",
                "repeat goto c; local x; ::c:: until x @ <goto c> at line 1 jumps into the scope of 'x'",
                "do local a goto x end local b ::x:: b() @ <goto x> at line 1 jumps into the scope of 'b'",
            })
    void globalDeclarations(String source, String expected) {
        assertEquals(expected, outcome(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "for i = 1, 2 do i = 3 end @ attempt to assign to const variable 'i'",
                "for k, v in x do k = 3 end @ attempt to assign to const variable 'k'",
                "for k, v in x do v = 3 end @ ok",
                "for i = 1, 2 do local i = i; i = 3 end @ ok",
                "for i = 1, 2 do function f() i = 3 end end @ attempt to assign to const variable 'i'",
                "function f(...t) t = 1 end @ attempt to assign to const variable 't'",
                "function f(...t) t.x = 1 end @ ok",
                "function f(...t) return ... end @ ok",
                "function f(... t) t[1] = 1 end @ ok",
                "function f(...t, a) end @ ')' expected near ','",
                "function f(...1) end @ ')' expected near '1'",
                "local <close> a, b = 1 @ multiple to-be-closed variables in local list",
                "local <foo> a @ unknown attribute 'foo'",
                "local <const> a <close> = 1; a = 2 @ attempt to assign to const variable 'a'",
                "local <const> function f() end @ <name> expected near 'function'",
                "break @ break outside loop near 'break'",
                "repeat break until x @ ok",
                "while x do do break end end @ ok",
                "while x do local function f() break end end @ break outside loop near 'break'",
                "repeat until function() break end @ break outside loop near 'break'",
            })
    void readOnlyVariablesAndLoops(String source, String expected) {
        assertEquals(expected, outcome(source));
    }

    private static String names(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return String.join(",", names);
    }

    @Test
    void aFunctionHasAtMostTwoHundredLocals() {
        String error = "too many local variables (limit is 200) in main function near ";
        assertEquals("ok", outcome("local " + names("a", 200)));
        assertEquals(error + "<eof>", outcome("local " + names("a", 201)));
        assertEquals("ok", outcome("do local " + names("a", 200) + " end local b"));
        assertEquals("ok", outcome("local " + names("a", 196) + "; for k in x do end"));
        assertEquals(error + "'end'", outcome("local " + names("a", 197) + "; for k in x do end"));
        assertEquals("ok", outcome("local " + names("a", 197) + "; for k = 1, 2 do end"));
        assertEquals("ok", outcome("local a <const> = 1 ".repeat(300)));
        assertEquals("ok", outcome("global " + names("a", 300)));
        assertEquals(
                "too many local variables (limit is 200) in function at line 1 near ')'",
                outcome("function f(" + names("a", 201) + ") end"));
    }

    @Test
    void aFunctionHasAtMost255Upvalues() {
        String declarations =
                "local " + names("a", 150) + " local function f() local " + names("b", 150);
        String uses = (names("a", 150) + "," + names("b", 105)).replace(',', '+');
        assertEquals(
                "ok", outcome(declarations + " return function() return " + uses + " end end"));
        assertEquals(
                "too many upvalues (limit is 255) in function at line 1 near 'end'",
                outcome(declarations + " return function() return " + uses + "+b120 end end"));
    }
}
