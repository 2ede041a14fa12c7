package io.assay.lua.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.lua.text.SourceText;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random damage to good sources: nothing but a syntax error may come of it. */
class ParserFuzzTest {

    private static final long SEED = 55_2025L;
    private static final int ROUNDS = 20_000;

    private static final List<String> GOOD =
            List.of(
                    "local a <const>, b = 1, 2",
                    "local <close> z = g(); h = function() return z end",
                    "local function f(x, y, ...t) return {x, y, ...; n = #t, [x] = y}, ... end",
                    "function m.a.b:c(d) self.x = d; return self:y(d)[1].z 'str' {1} end",
                    "for i = 1, 10, 2 do print(i * 2 ^ -3 // 4) if not (i == 7) then break end end",
                    "for k, v in pairs(t) do goto continue; local q = k .. v; ::continue:: end",
                    "while x ~= nil do repeat local y = x & 1 | 2 ~ 3 << 4 until y >= #t end",
                    "if a then b() elseif c then d() else e() end",
                    "global x, y <const> = 1, 2; global <const> *; global function f() end",
                    "s = [[long\nstring]] .. 'esc\\n\\x41\\u{20AC}\\065\\z   x' .. [==[a]]b]==]",
                    "--[[ long\ncomment ]] n = 0xFF + 1e10 - .5 + 3. + 0x.8p1 + 0xA.8P-2",
                    "a.b, c[1], d = f(), (g()), nil, true, false",
                    "do goto done; do end ::done:: end return 1, f(), ...");

    private static final List<String> PIECES =
            List.of(
                    "\"",
                    "'",
                    "[[",
                    "]]",
                    "[=[",
                    "--",
                    "\\",
                    "(",
                    ")",
                    "{",
                    "}",
                    "[",
                    "]",
                    "..",
                    "...",
                    ".",
                    ":",
                    "::",
                    "=",
                    "==",
                    "~",
                    "<",
                    ">",
                    "\n",
                    "\r\n",
                    " end ",
                    " do ",
                    " then ",
                    " local ",
                    " function ",
                    " return ",
                    " goto x ",
                    "::x::",
                    " break ",
                    " nil ",
                    "0x",
                    "1e",
                    "3x",
                    "<const>",
                    "<close>",
                    "é",
                    "\udcff",
                    "\ud800",
                    "😀",
                    "\\q",
                    "\\x",
                    "\\u{",
                    ",",
                    ";",
                    " global ",
                    " until ",
                    " in ",
                    "#",
                    "-",
                    "not ",
                    "$",
                    "\0",
                    "\uffff",
                    "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
                    "_ENV",
                    "x");

    private static final List<String> TOKENS =
            List.of(
                    ("and break do else elseif end false for function global goto if in local nil"
                                    + " not or repeat return then true until while + - * / % ^ # &"
                                    + " ~ | << >> // == ~= <= >= < > = ( ) { } [ ] :: ; : , . .."
                                    + " ... a b c x 1 2.5 'str' [[long]] <const> <close> ::l:: _ENV"
                                    + " a() x=1 a.b f{} ")
                            .split(" "));

    /** What may contain itself: its beginning and its end. */
    private static final List<String> NESTS =
            List.of(
                    "(@)",
                    "{@}",
                    "x[@]",
                    "f(@)",
                    "do @ end ",
                    "if x then @ end ",
                    "while x do @ end ",
                    "repeat @ until x ",
                    "for i = 1, 2 do @ end ",
                    "function f() @ end ",
                    "return function() @ end ",
                    "return (@)",
                    "return {@}",
                    "return -@",
                    "return not @",
                    "x = 2 ^ @",
                    "x = a .. @",
                    "x = @ + 1",
                    "x.@",
                    "x = f'' @",
                    "x:y() @",
                    "[=[@]=]",
                    "local x <const> = @",
                    "a, @",
                    "goto x; @ ::x:: ");

    private final Random random = new Random(SEED);

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String damaged() {
        StringBuilder source = new StringBuilder(pick(GOOD));
        while (random.nextInt(3) == 0) {
            source.append('\n').append(pick(GOOD));
        }
        for (int edits = random.nextInt(5); edits > 0; edits--) {
            int position = random.nextInt(source.length() + 1);
            int end = Math.min(source.length(), position + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> source.insert(position, pick(PIECES).repeat(1 + random.nextInt(2)));
                case 1 -> source.delete(position, end);
                case 2 -> source.setLength(position);
                default -> source.insert(position, (char) random.nextInt(0x180));
            }
        }
        return source.toString();
    }

    /** Bytes that need not be text, a third of them ones that Lua has a use for. */
    private String randomBytes() {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(3) == 0) {
                bytes[i] = (byte) (' ' + random.nextInt(95));
            }
        }
        return SourceText.decode(bytes);
    }

    /** Words of the language in no order. */
    private String tokenSoup() {
        StringBuilder soup = new StringBuilder();
        for (int count = random.nextInt(40); count > 0; count--) {
            soup.append(pick(TOKENS)).append(random.nextInt(8) == 0 ? '\n' : ' ');
        }
        return soup.toString();
    }

    /** Something inside something, far more often than the parser allows, or just not. */
    private String deepNesting() {
        List<String> pair = List.of(pick(NESTS).split("@", -1));
        int depth = 1 + random.nextInt(random.nextBoolean() ? 300 : 20_000);
        String middle = pick(List.of("", "x", "1", "return", ")", "end", "local x"));
        int closed = random.nextInt(4) == 0 ? random.nextInt(depth) : depth;
        return pair.get(0).repeat(depth) + middle + pair.get(1).repeat(closed);
    }

    @Test
    void nothingButSyntaxErrorsEscapesDamage() {
        int good = run("damaged sources", ROUNDS, this::damaged);
        // Both outcomes must be common, or the damage teaches nothing.
        assertTrue(good > ROUNDS / 10 && good < ROUNDS * 9 / 10, () -> "accepted " + good);
    }

    @Test
    void nothingButSyntaxErrorsEscapesBytes() {
        run("random bytes", ROUNDS, this::randomBytes);
    }

    @Test
    void nothingButSyntaxErrorsEscapesTokens() {
        int good = run("token soup", ROUNDS, this::tokenSoup);
        assertTrue(good > 0, "some soup is a program");
    }

    @Test
    void nothingButSyntaxErrorsEscapesDepth() {
        int rounds = ROUNDS / 50;
        int good = run("deep nesting", rounds, this::deepNesting);
        assertTrue(good > rounds / 100 && good < rounds, () -> "accepted " + good);
    }

    /** Returns how many sources were accepted. */
    private static int run(String what, int rounds, Supplier<String> sources) {
        int good = 0;
        for (int round = 0; round < rounds; round++) {
            String source = sources.get();
            try {
                FunctionBody chunk = Parser.parse(source, "fuzz");
                new TreeChecks(source.length()).check(chunk);
                assertNotNull(TreeText.of(chunk.body()));
                good++;
            } catch (LuaSyntaxException error) {
                // PUC-Rio Lua gives the limit of nesting no position either.
                assertTrue(
                        error.getMessage().matches("(?s)fuzz:\\d+: .+|C stack overflow"),
                        error.getMessage());
                assertTrue(error.offset() >= 0 && error.offset() <= source.length(), source);
                assertEquals(
                        error.getMessage().endsWith("near <eof>"), error.isIncomplete(), source);
            } catch (RuntimeException | StackOverflowError | AssertionError failure) {
                String shown = source.length() > 500 ? source.substring(0, 500) + "..." : source;
                throw new AssertionError(
                        what + ", seed " + SEED + ", round " + round + ": " + shown, failure);
            }
        }
        System.out.println(
                "ParserFuzzTest: "
                        + what
                        + ": "
                        + rounds
                        + " sources, "
                        + good
                        + " accepted, seed "
                        + SEED);
        return good;
    }

    /** What holds of every tree, whatever the source. */
    private static final class TreeChecks {
        private final int length;
        private FunctionBody function;

        TreeChecks(int length) {
            this.length = length;
        }

        void check(FunctionBody body) {
            FunctionBody outer = function;
            function = body;
            for (int i = 0; i < body.parameters().size(); i++) {
                assertEquals(i, body.parameters().get(i).slot());
            }
            for (FunctionBody.UpvalueSource source : body.upvalues()) {
                assertTrue(source.variable().isCaptured());
                if (outer != null && !source.fromParentLocal()) {
                    assertEquals(
                            source.variable(),
                            outer.upvalues().get(source.parentIndex()).variable());
                }
            }
            check(body.body());
            function = outer;
        }

        private void range(int start, int end) {
            assertTrue(0 <= start && start <= end && end <= length, start + "-" + end);
        }

        private void variable(LocalVariable variable) {
            assertTrue(variable.slot() >= 0 && variable.slot() < function.slotCount());
        }

        private void check(Block block) {
            range(block.start(), block.end());
            int last = block.start();
            for (Statement statement : block.statements()) {
                range(statement.start(), statement.end());
                assertTrue(statement.start() >= last && statement.end() <= block.end());
                last = statement.end();
                check(statement);
            }
        }

        private void check(Statement statement) {
            switch (statement) {
                case Statement.Local s -> {
                    s.variables().forEach(this::variable);
                    s.values().forEach(this::check);
                }
                case Statement.LocalFunction s -> {
                    variable(s.variable());
                    check(s.body());
                }
                case Statement.GlobalDefinition s -> {
                    s.names().forEach(this::check);
                    s.values().forEach(this::check);
                }
                case Statement.Assignment s -> {
                    s.targets().forEach(this::check);
                    s.values().forEach(this::check);
                }
                case Statement.CallStatement s -> check(s.call());
                case Statement.Do s -> check(s.body());
                case Statement.While s -> {
                    check(s.condition());
                    check(s.body());
                }
                case Statement.Repeat s -> {
                    check(s.body());
                    check(s.condition());
                }
                case Statement.If s -> {
                    s.clauses().forEach(c -> check(c.condition()));
                    s.clauses().forEach(c -> check(c.body()));
                    if (s.otherwise() != null) {
                        check(s.otherwise());
                    }
                }
                case Statement.NumericFor s -> {
                    variable(s.variable());
                    check(s.first());
                    check(s.limit());
                    check(s.body());
                }
                case Statement.GenericFor s -> {
                    s.variables().forEach(this::variable);
                    s.iterator().forEach(this::check);
                    assertTrue(s.stateSlot() + 4 <= function.slotCount());
                    check(s.body());
                }
                case Statement.Return s -> s.values().forEach(this::check);
                case Statement.Goto s -> assertEquals(s.name(), s.target().name());
                case Statement.Break s -> range(s.start(), s.end());
                case Statement.Label s -> range(s.start(), s.end());
            }
        }

        private void inside(Expression outer, Expression inner) {
            assertTrue(outer.start() <= inner.start() && inner.end() <= outer.end());
            check(inner);
        }

        private void check(Expression expression) {
            range(expression.start(), expression.end());
            switch (expression) {
                case Expression.Local e -> variable(e.variable());
                case Expression.Upvalue e ->
                        assertEquals(e.variable(), function.upvalues().get(e.index()).variable());
                case Expression.Global e -> check(e.environment());
                case Expression.Function e -> check(e.body());
                case Expression.Index e -> {
                    inside(e, e.object());
                    inside(e, e.key());
                }
                case Expression.Call e -> {
                    inside(e, e.function());
                    e.arguments().forEach(a -> inside(e, a));
                }
                case Expression.MethodCall e -> {
                    inside(e, e.object());
                    e.arguments().forEach(a -> inside(e, a));
                }
                case Expression.Unary e -> inside(e, e.operand());
                case Expression.Binary e -> {
                    assertTrue(e.at() > e.left().start() && e.at() < e.end());
                    inside(e, e.left());
                    inside(e, e.right());
                }
                case Expression.And e -> {
                    inside(e, e.left());
                    inside(e, e.right());
                }
                case Expression.Or e -> {
                    inside(e, e.left());
                    inside(e, e.right());
                }
                case Expression.Parenthesized e -> inside(e, e.inner());
                case Expression.Table e -> {
                    assertEquals(e.order().length, e.positional().size() + e.keyed().size());
                    e.positional().forEach(p -> inside(e, p));
                    e.keyed().forEach(k -> inside(e, k.value()));
                }
                case Expression.Constant e -> assertNotNull(e.value());
                case Expression.Varargs e -> assertTrue(function.isVararg());
            }
        }
    }
}
