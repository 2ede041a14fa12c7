package io.assay.lua.syntax;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    private static String expression(String source) throws LuaSyntaxException {
        return TreeText.of("local a, b, c, d, f; return " + source)
                .replace("local a,b,c,d,f; return ", "");
    }

    private static Statement only(String source) throws LuaSyntaxException {
        return TreeText.parse(source).body().statements().getLast();
    }

    private static String cut(String source, Expression part) {
        return source.substring(part.start(), part.end());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "a or b and c @ (or a (and b c))",
                "a and b or c @ (or (and a b) c)",
                "a < b == c @ (EQUAL (LESS a b) c)",
                "a .. b .. c @ (CONCAT a (CONCAT b c))",
                "a - b - c @ (SUBTRACT (SUBTRACT a b) c)",
                "a ^ b ^ c @ (POWER a (POWER b c))",
                "-a ^ -b @ (NEGATE (POWER a (NEGATE b)))",
                "not a == b @ (EQUAL (NOT a) b)",
                "-a * b @ (MULTIPLY (NEGATE a) b)",
                "a + b * c @ (ADD a (MULTIPLY b c))",
                "(a + b) * c @ (MULTIPLY (ADD a b) c)",
                "a | b ~ c & d << 1 @ (BITWISE_OR a (BITWISE_XOR b (BITWISE_AND c (SHIFT_LEFT d 1))))",
                "a << b .. c @ (SHIFT_LEFT a (CONCAT b c))",
                "a .. b + c @ (CONCAT a (ADD b c))",
                "a < b | c @ (LESS a (BITWISE_OR b c))",
                "~a ~ ~b @ (BITWISE_XOR (BITWISE_NOT a) (BITWISE_NOT b))",
                "#a // b % c @ (MODULO (FLOOR_DIVIDE (LENGTH a) b) c)",
                "2^-3 @ (POWER 2 (NEGATE 3))",
                "-1 @ (NEGATE 1)",
                "a ~= b @ (NOT_EQUAL a b)",
                "a >= b > c <= d @ (LESS_EQUAL (GREATER (GREATER_EQUAL a b) c) d)",
                "a / b >> 1 @ (SHIFT_RIGHT (DIVIDE a b) 1)",
            })
    void operatorsBindAsTheManualSays(String source, String expected) throws LuaSyntaxException {
        assertEquals(expected, expression(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "f() @ f()",
                "(f()) @ <f()>",
                "((f())) @ <f()>",
                "(...) @ <...>",
                "(a) @ a",
                "(a:b()) @ <a:b()>",
                "f{}'x'[[y]](1, 2) @ f({})('x')('y')(1,2)",
                "a.b[c].d:e'x'.f @ a['b'][c]['d']:e('x')['f']",
                "(('x'):rep(2)) @ <'x':rep(2)>",
                "((1)) @ 1",
                "{} @ {}",
                "{1, a = 2; [b] = c, f(), d = nil,} @ {1, 'a'=2, b=c, f(), 'd'=nil}",
                "{a, b, c = d} @ {a, b, 'c'=d}",
                "{[1] = 2, 3} @ {1=2, 3}",
                "nil, true, false, 1, 2.5, 'x', ... @ nil,true,false,1,2.5,'x',...",
                "function(a, ...) return a, ... end @ function null(a ...) [return a,...]",
                "x @ $x",
                "_ENV @ ^_ENV",
                "_ENV.x @ ^_ENV['x']",
            })
    void primaries(String source, String expected) throws LuaSyntaxException {
        assertEquals(expected, expression(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "; ; @ ``",
                "x = 1 @ $x = 1",
                "local a, b = 1 @ local a,b = 1",
                "local a <const>, b <close> = 1 @ local a!,b! = 1",
                "local <const> a, b <close>, c = 1 @ local a!,b!,c! = 1",
                "local a; a.b, a[1], x = 1, 2 @ local a; a['b'],a[1],$x = 1,2",
                "f() @ $f()",
                "local f; f:g'x' @ local f; f:g('x')",
                "do local a end @ do [local a]",
                "while x do break end @ while $x [break]",
                "repeat local a until a @ repeat [local a] a",
                "if a then b() elseif c then d() else e() end @ if $a [$b()] elseif $c [$d()] else [$e()]",
                "if a then end @ if $a []",
                "for i = 1, 2 do f(i) end @ for i = 1,2 [$f(i)]",
                "for i = 1, 2, 3 do end @ for i = 1,2 step 3 []",
                "for k, v in pairs(t) do end @ for k!,v in $pairs($t) []",
                "for k in a, b, c, d do end @ for k! in $a,$b,$c,$d []",
                "return @ return",
                "return; @ return",
                "return f(), 1; @ return $f(),1",
                "goto a ::a:: @ goto a; ::a",
                "::a:: ; ::b:: goto a @ ::a; ::b; goto a",
                "function f() end @ $f = function f() []",
                "function a.b.c(x) end @ $a['b']['c'] = function a.b.c(x) []",
                "function a.b:c(x) return self end @ $a['b']['c'] = function a.b:c(self,x) [return self]",
                "function a:b(...) end @ $a['b'] = function a:b(self ...) []",
                "local function f() return f end @ local function function f() [return ^f]",
                "local f = function() return f end @ local f = function f() [return $f]",
                "function f(a, ...t) return t end @ $f = function f(a ...t) [return t]",
                "global x, y <const> @ ``",
                "global x = 1 @ global $x = 1",
                "global <const> x, y = f() @ global $x,$y = $f()",
                "global x global * @ ``",
                "global function f() return f end @ global $f = function f() [return $f]",
                "global = 1 @ $global = 1",
                "global.x = global @ $global['x'] = $global",
                "global(1) @ $global(1)",
                "global 'x' @ $global('x')",
                "global{} @ $global({})",
                "local global; global = global + 1 @ local global; global = (ADD global 1)",
            })
    void statements(String source, String expected) throws LuaSyntaxException {
        assertEquals(expected, TreeText.of(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "local f = function() end @ f",
                "local a, f = 1, function() end @ f",
                "f = function() end @ f",
                "t.x.y = function() end @ t.x.y",
                "t.a, t.b = 1, function() end @ t.b",
                "t[1].x = function() end @ x",
                "t[1] = function() end @ null",
                "t['not a name'] = function() end @ null",
                "t = {x = function() end} @ x",
                "t = {function() end} @ null",
                "return function() end @ null",
                "global f = function() end @ f",
                "local x = g(function() end) @ null",
                "local x = 1, function() end @ null",
                "local function f() end @ f",
                "function a.b:c() end @ a.b:c",
            })
    void functionsAreNamedAfterWhatTheyAreGivenTo(String source, String expected)
            throws LuaSyntaxException {
        String text = TreeText.of(source);
        String name = text.substring(text.lastIndexOf("function ") + "function ".length());
        assertEquals(expected, name.substring(0, name.indexOf('(')));
    }

    @Test
    void aCallGoesOnOnTheNextLine() throws LuaSyntaxException {
        assertEquals("f(a):b()", expression("f\n(a)\n:b()"));
    }

    @Test
    void aLongChainOfFieldsIsNoDeepRecursion() throws LuaSyntaxException {
        Statement.Assignment assignment =
                (Statement.Assignment) only("x" + ".a".repeat(100_000) + " = function() end");
        Expression.Function function = (Expression.Function) assignment.values().getFirst();
        assertEquals("a", function.body().name());
    }

    @Test
    void offsetsCoverTheSourceOfEachPart() throws LuaSyntaxException {
        String source = "return (a + b) * f(x).y:z 'q'  -- end";
        Statement.Return statement = (Statement.Return) only(source);
        Expression.Binary product = (Expression.Binary) statement.values().getFirst();
        assertEquals("(a + b) * f(x).y:z 'q'", cut(source, product));
        assertEquals('*', source.charAt(product.at()));
        assertEquals("a + b", cut(source, product.left()));
        Expression.MethodCall call = (Expression.MethodCall) product.right();
        assertEquals("f(x).y:z 'q'", cut(source, call));
        assertEquals(source.indexOf("'q'"), call.at());
        Expression.Index index = (Expression.Index) call.object();
        assertEquals("f(x).y", cut(source, index));
        assertEquals(source.indexOf("y:z"), index.at());
        assertEquals("y", cut(source, index.key()));
        Expression.Call inner = (Expression.Call) index.object();
        assertEquals("f(x)", cut(source, inner));
        assertEquals(source.indexOf("(x)"), inner.at());
        assertEquals(0, statement.start());
        assertEquals(source.indexOf("  --"), statement.end());
    }

    @Test
    void functionsKnowTheirLines() throws LuaSyntaxException {
        FunctionBody chunk = TreeText.parse("\nlocal function f()\n\n  return 1\nend\n\n");
        Statement.LocalFunction f = (Statement.LocalFunction) chunk.body().statements().getFirst();
        assertEquals(2, f.body().line());
        assertEquals(5, f.body().lastLine());
        assertEquals(0, chunk.line());
        assertEquals("main chunk", chunk.name());
        assertEquals(1, f.start());
        assertEquals("\nlocal ".length(), f.body().start());
        assertEquals(f.end(), f.body().end());
    }

    @Test
    void aGenericForReportsErrorsWhereItsIteratorIs() throws LuaSyntaxException {
        String source = "for k, v in\npairs(t) do end";
        Statement.GenericFor loop = (Statement.GenericFor) only(source);
        assertEquals(source.indexOf("pairs"), loop.at());
    }

    @Test
    void gotosFindTheInnermostLabel() throws LuaSyntaxException {
        FunctionBody body =
                TreeText.parse("do goto x; do goto x; ::x:: end ::x:: end ::x:: goto x");
        List<Statement> outer = body.body().statements();
        List<Statement> middle = ((Statement.Do) outer.get(0)).body().statements();
        List<Statement> inner = ((Statement.Do) middle.get(1)).body().statements();
        assertEquals(middle.get(2), ((Statement.Goto) middle.get(0)).target());
        assertEquals(inner.get(1), ((Statement.Goto) inner.get(0)).target());
        assertEquals(outer.get(1), ((Statement.Goto) outer.get(2)).target());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "goto x; local a; ::x::",
                "goto x; local a; ::x:: ; ::y:: ;",
                "do goto x; local a; ::x:: end",
                "while x do if y then goto continue end local z = 1 ::continue:: end",
                "::top:: local a; goto top",
                "do goto x end local a; do ::x:: end ::x::",
                "::a:: function f() ::a:: end",
                "do ::a:: end ::a::",
            })
    void jumpsThatEnterNoScopeAreFine(String source) {
        assertDoesNotThrow(() -> TreeText.parse(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "()", "[]"})
    void twoHundredLevelsNest(String brackets) throws LuaSyntaxException {
        String open = brackets.substring(0, 1);
        String close = brackets.substring(1);
        if (open.equals("[")) {
            open = "x[";
        }
        String middle = open.equals("{") ? "" : "x";
        TreeText.parse("x = " + open.repeat(200) + middle + close.repeat(200));
        String tooDeep = "x = " + open.repeat(210) + middle + close.repeat(210);
        LuaSyntaxException error =
                assertThrows(LuaSyntaxException.class, () -> TreeText.parse(tooDeep));
        assertEquals("C stack overflow", error.getMessage());
    }

    @Test
    void longListsAndLeftAssociativeChainsAreNotNesting() throws LuaSyntaxException {
        TreeText.parse("x = 1" + " + 1".repeat(50_000));
        TreeText.parse("x = f" + "()".repeat(50_000));
        TreeText.parse("x = {" + "1, ".repeat(50_000) + "}");
        TreeText.parse("if a then " + "elseif a then ".repeat(50_000) + " end");
        TreeText.parse("x = 1\n".repeat(50_000));
    }
}
