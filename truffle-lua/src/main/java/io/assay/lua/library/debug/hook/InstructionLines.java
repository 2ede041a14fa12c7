package io.assay.lua.library.debug.hook;

import com.oracle.truffle.api.source.Source;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.syntax.BinaryOperator;
import io.assay.lua.syntax.Block;
import io.assay.lua.syntax.Expression;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.LocalVariable;
import io.assay.lua.syntax.Statement;
import io.assay.lua.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The lines of the instructions that PUC-Rio Lua's compiler would make of a function, each at the
 * piece of source whose evaluation it belongs to: what {@code activelines} lists and a line hook
 * sees.
 *
 * <p>An instruction has the line of the last token read when it is made, unless the compiler says
 * otherwise: an operator's is the operator's line, a call's that of what opens its arguments.
 */
public final class InstructionLines {

    /** Not a line: control goes back, so the next instruction counts as on a new line. */
    public static final int BACK = -1;

    /** Not a line: a call in tail position is made now. */
    public static final int TAIL_CALL = -2;

    /** Not a line: the function has been stripped of them. */
    private static final int UNKNOWN = -3;

    private static final int[] NONE = new int[0];

    private enum Moment {
        EXPRESSION_START,
        EXPRESSION_END,
        STATEMENT_START,
        STATEMENT_END,
        TURN_END
    }

    private record Place(Moment moment, int start, int end) {}

    private final Source source;
    private final FunctionBody function;
    private final boolean isStripped;
    private final Map<Place, List<Integer>> lines = new HashMap<>();
    private final TreeSet<Integer> all = new TreeSet<>();

    private InstructionLines(FunctionPrototype prototype) {
        source = prototype.source();
        function = prototype.body();
        isStripped = prototype.isStripped();
        visit(function.body());
        if (!isStripped) {
            all.add(lastLine());
        }
    }

    public static InstructionLines of(FunctionPrototype prototype) {
        return new InstructionLines(prototype);
    }

    /** All lines with instructions. */
    public Iterable<Integer> all() {
        return all;
    }

    int firstLine() {
        return isStripped ? UNKNOWN : all.first();
    }

    /** The line of the return that ends a function whose statements do not. */
    int lastLine() {
        if (isStripped) {
            return UNKNOWN;
        }
        if (function.line() > 0) {
            return function.lastLine();
        }
        List<Statement> statements = function.body().statements();
        return statements.isEmpty() ? 1 : lineBefore(function.body().end());
    }

    int[] atExpressionStart(int start, int end) {
        return at(Moment.EXPRESSION_START, start, end);
    }

    int[] atExpressionEnd(int start, int end) {
        return at(Moment.EXPRESSION_END, start, end);
    }

    int[] atStatementStart(int start, int end) {
        return at(Moment.STATEMENT_START, start, end);
    }

    int[] atStatementEnd(int start, int end) {
        return at(Moment.STATEMENT_END, start, end);
    }

    /** At the end of a turn of a loop, if another may follow. */
    int[] atTurnEnd(int start, int end) {
        return at(Moment.TURN_END, start, end);
    }

    private int[] at(Moment moment, int start, int end) {
        List<Integer> found = lines.get(new Place(moment, start, end));
        return found == null ? NONE : found.stream().mapToInt(Integer::intValue).toArray();
    }

    private int lineAt(int offset) {
        return source.getLineNumber(Math.max(0, Math.min(offset, source.getLength() - 1)));
    }

    /** The line of the last token before {@code end}, which is the end of a node. */
    private int lineBefore(int end) {
        return lineAt(end - 1);
    }

    /** The line of the last token before {@code start}, which is the start of a node. */
    private int lineOfTokenBefore(int start) {
        CharSequence text = source.getCharacters();
        int offset = start - 1;
        while (offset > 0 && Character.isWhitespace(text.charAt(offset))) {
            offset--;
        }
        return lineAt(offset);
    }

    private void add(Moment moment, int start, int end, int line) {
        boolean isLine = line > 0;
        lines.computeIfAbsent(new Place(moment, start, end), p -> new ArrayList<>())
                .add(isLine && isStripped ? UNKNOWN : line);
        if (isLine && !isStripped) {
            all.add(line);
        }
    }

    private void addAtEnd(Expression e, int line) {
        add(Moment.EXPRESSION_END, e.start(), e.end(), line);
    }

    // ---- statements ----

    private void visit(Block block) {
        block.statements().forEach(this::visit);
    }

    private void visit(Statement statement) {
        switch (statement) {
            case Statement.Local s -> {
                if (s.values().isEmpty()) {
                    add(Moment.STATEMENT_START, s.start(), s.end(), lineBefore(s.end()));
                }
                int count = s.values().size();
                List<Expression> values =
                        endsInCompileTimeConstant(s)
                                ? s.values().subList(0, count - 1)
                                : s.values();
                list(values, lineBefore(s.end()));
            }
            case Statement.LocalFunction s ->
                    add(Moment.STATEMENT_START, s.start(), s.end(), s.body().lastLine());
            case Statement.GlobalDefinition s -> {
                store(s.values(), s.start(), lineBefore(s.end()));
            }
            case Statement.Assignment s -> assignment(s);
            case Statement.CallStatement s -> visit(s.call(), lineBefore(s.end()), true);
            case Statement.Do s -> visit(s.body());
            case Statement.While s -> {
                condition(s.condition());
                visit(s.body());
                turn(s.body(), BACK);
            }
            case Statement.Repeat s -> {
                visit(s.body());
                condition(s.condition());
                turn(s.body(), BACK);
            }
            case Statement.If s -> {
                for (Statement.Clause clause : s.clauses()) {
                    condition(clause.condition());
                    visit(clause.body());
                }
                if (s.otherwise() != null) {
                    visit(s.otherwise());
                }
            }
            case Statement.NumericFor s -> numericFor(s);
            case Statement.GenericFor s -> genericFor(s);
            case Statement.Return s -> returned(s);
            case Statement.Break s ->
                    add(Moment.STATEMENT_START, s.start(), s.end(), lineAt(s.start()));
            case Statement.Goto s -> {
                add(Moment.STATEMENT_START, s.start(), s.end(), lineAt(s.start()));
                if (s.target() != null && s.target().start() < s.start()) {
                    add(Moment.STATEMENT_START, s.start(), s.end(), BACK);
                }
            }
            case Statement.Label s -> {
                // No instruction.
            }
        }
    }

    private static boolean endsInCompileTimeConstant(Statement.Local s) {
        return s.variables().size() == s.values().size()
                && s.variables().getLast().attribute() == LocalVariable.Attribute.CONST
                && s.values().getLast() instanceof Expression.Constant;
    }

    private void assignment(Statement.Assignment s) {
        for (Expression target : s.targets()) {
            if (target instanceof Expression.Index index) {
                visit(index.object(), lineBefore(index.object().end()), false);
                visit(index.key(), lineBefore(index.key().end()), false);
            }
        }
        boolean isLocal =
                s.targets().size() == 1 && s.targets().getFirst() instanceof Expression.Local;
        if (isLocal && s.values().size() == 1) {
            list(s.values(), lineBefore(s.end()));
        } else {
            store(s.values(), s.start(), lineBefore(s.end()));
        }
    }

    /** Values that go elsewhere than into local variables. */
    private void store(List<Expression> values, int start, int line) {
        Expression last = values.getLast();
        if (values.size() == 1) {
            visit(last, line, false);
        } else {
            list(values, line);
        }
        // The statement "function f()" defines f where it begins.
        boolean isFunctionStatement =
                last instanceof Expression.Function f && f.start() == start && values.size() == 1;
        addAtEnd(last, isFunctionStatement ? lineAt(start) : line);
    }

    /** Values that go into registers one after the other. */
    private void list(List<Expression> values, int lastLine) {
        for (int i = 0; i < values.size(); i++) {
            boolean isLast = i == values.size() - 1;
            visit(values.get(i), isLast ? lastLine : lineOfNext(values.get(i)), true);
        }
    }

    /** The line of the token after {@code e}: a comma, an operator, a bracket. */
    private int lineOfNext(Expression e) {
        CharSequence text = source.getCharacters();
        int offset = e.end();
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
        return lineAt(offset);
    }

    private void condition(Expression condition) {
        boolean isAlwaysTrue =
                condition instanceof Expression.Constant constant
                        && LuaTypes.isTrue(constant.value());
        if (!isAlwaysTrue) {
            visit(condition, lineBefore(condition.end()), false);
            addAtEnd(condition, lineBefore(condition.end()));
        }
    }

    private void numericFor(Statement.NumericFor s) {
        visit(s.first(), lineBefore(s.first().end()), true);
        visit(s.limit(), lineBefore(s.limit().end()), true);
        Expression last = s.limit();
        if (s.step() != null) {
            visit(s.step(), lineBefore(s.step().end()), true);
            last = s.step();
        }
        addAtEnd(last, lineAt(s.at()));
        visit(s.body());
        turn(s.body(), lineAt(s.start()));
    }

    private void genericFor(Statement.GenericFor s) {
        Expression last = s.iterator().getLast();
        list(s.iterator(), lineBefore(last.end()));
        addAtEnd(last, lineAt(s.at()));
        visit(s.body());
        turn(s.body(), lineAt(s.at()));
        // What a generic loop may have to close is closed after it.
        add(Moment.STATEMENT_END, s.start(), s.end(), lineBefore(s.end()));
    }

    private void turn(Block body, int line) {
        add(Moment.TURN_END, body.start(), body.end(), line);
        if (body.statements().size() == 1) {
            Statement only = body.statements().getFirst();
            if (only instanceof Statement.If conditional) {
                int start = conditional.clauses().getFirst().condition().start();
                add(Moment.TURN_END, start, only.end(), line);
            } else if (only.start() != body.start() || only.end() != body.end()) {
                add(Moment.TURN_END, only.start(), only.end(), line);
            }
        }
    }

    private void returned(Statement.Return s) {
        List<Expression> values = s.values();
        if (values.isEmpty()) {
            add(Moment.STATEMENT_START, s.start(), s.end(), lineBefore(s.end()));
            return;
        }
        Expression last = values.getLast();
        if (values.size() == 1
                && (last instanceof Expression.Call || last instanceof Expression.MethodCall)) {
            Expression lastRead = visitCall(last);
            addAtEnd(lastRead, TAIL_CALL);
            return;
        }
        if (values.size() == 1) {
            visit(last, lineBefore(s.end()), false);
        } else {
            list(values, lineBefore(s.end()));
        }
        addAtEnd(last, lineBefore(s.end()));
    }

    // ---- expressions ----

    /**
     * @param line of the last token read when the value is put where it is wanted
     * @param moves whether that is a register of its own, so that constants and locals take an
     *     instruction
     */
    private void visit(Expression expression, int line, boolean moves) {
        switch (expression) {
            case Expression.Constant e -> {
                if (moves) {
                    addAtEnd(e, line);
                }
            }
            case Expression.Local e -> {
                if (moves) {
                    addAtEnd(e, line);
                }
            }
            case Expression.Varargs e -> addAtEnd(e, lineOfTokenBefore(e.start()));
            case Expression.Function e -> addAtEnd(e, e.body().lastLine());
            case Expression.Upvalue e -> addAtEnd(e, line);
            case Expression.Global e -> addAtEnd(e, line);
            case Expression.Index e -> {
                visit(e.object(), lineBefore(e.object().end()), false);
                visit(e.key(), lineBefore(e.key().end()), false);
                boolean isField =
                        e.key() instanceof Expression.Constant key
                                && key.value() instanceof LuaString;
                addAtEnd(isField ? e.object() : e.key(), line);
            }
            case Expression.Call e -> visitCall(e);
            case Expression.MethodCall e -> visitCall(e);
            case Expression.Unary e -> {
                if (!isFolded(e)) {
                    visit(e.operand(), lineBefore(e.operand().end()), false);
                    boolean isNot = e.operator() == UnaryOperator.NOT;
                    addAtEnd(e.operand(), isNot ? lineBefore(e.end()) : lineAt(e.at()));
                } else if (moves) {
                    addAtEnd(e, line);
                }
            }
            case Expression.Binary e -> {
                if (!isFolded(e)) {
                    binary(e);
                } else if (moves) {
                    addAtEnd(e, line);
                }
            }
            case Expression.And e -> logical(e.left(), e.right(), line, moves);
            case Expression.Or e -> logical(e.left(), e.right(), line, moves);
            case Expression.Parenthesized e -> visit(e.inner(), line, moves);
            case Expression.Table e -> table(e);
        }
    }

    private void binary(Expression.Binary e) {
        boolean isConcat = e.operator() == BinaryOperator.CONCAT;
        visit(e.left(), lineAt(e.at()), isConcat);
        visit(e.right(), lineBefore(e.right().end()), isConcat);
        // A chain of concatenations is one instruction, that of its last operator.
        boolean isPartOfChain = isConcat && isConcat(e.right());
        if (!isPartOfChain) {
            addAtEnd(e.right(), lineAt(e.at()));
        }
    }

    private static boolean isConcat(Expression e) {
        return e instanceof Expression.Binary binary && binary.operator() == BinaryOperator.CONCAT;
    }

    /** Whether the compiler computes the value: arithmetic on numerals. */
    private static boolean isFolded(Expression e) {
        return switch (e) {
            case Expression.Constant c -> c.value() instanceof Long || c.value() instanceof Double;
            case Expression.Unary unary ->
                    unary.operator() != UnaryOperator.LENGTH
                            && unary.operator() != UnaryOperator.NOT
                            && isFolded(unary.operand());
            case Expression.Binary binary ->
                    switch (binary.operator()) {
                                case CONCAT,
                                        EQUAL,
                                        NOT_EQUAL,
                                        LESS,
                                        LESS_EQUAL,
                                        GREATER,
                                        GREATER_EQUAL ->
                                        false;
                                default -> true;
                            }
                            && isFolded(binary.left())
                            && isFolded(binary.right());
            default -> false;
        };
    }

    private void logical(Expression left, Expression right, int line, boolean moves) {
        if (!(left instanceof Expression.Constant)) {
            visit(left, lineOfNext(left), false);
            addAtEnd(left, lineOfNext(left));
        }
        visit(right, line, moves);
    }

    private void table(Expression.Table e) {
        add(Moment.EXPRESSION_START, e.start(), e.end(), lineOfTokenBefore(e.start()));
        for (int field : e.order()) {
            if (field >= 0) {
                Expression element = e.positional().get(field);
                visit(element, lineOfNext(element), true);
            } else {
                Expression.KeyedField keyed = e.keyed().get(-1 - field);
                visit(keyed.key(), lineBefore(keyed.key().end()), false);
                visit(keyed.value(), lineBefore(keyed.value().end()), false);
                addAtEnd(keyed.value(), lineBefore(keyed.value().end()));
            }
        }
        if (!e.positional().isEmpty()) {
            addAtEnd(e, lineBefore(e.end()));
        }
    }

    /** Returns the last expression that is evaluated before the call is made. */
    private Expression visitCall(Expression expression) {
        Expression last;
        List<Expression> arguments;
        int at;
        if (expression instanceof Expression.Call call) {
            last = call.function();
            visit(last, lineBefore(last.end()), true);
            arguments = call.arguments();
            at = call.at();
        } else {
            Expression.MethodCall call = (Expression.MethodCall) expression;
            last = call.object();
            visit(last, lineBefore(last.end()), true);
            arguments = call.arguments();
            at = call.at();
        }
        if (!arguments.isEmpty()) {
            list(arguments, lineBefore(expression.end()));
            last = arguments.getLast();
        }
        addAtEnd(last, lineAt(at));
        return last;
    }
}
