package io.assay.lua.syntax;

import io.assay.lua.syntax.FunctionBody.UpvalueSource;
import io.assay.lua.syntax.FunctionScope.PendingGoto;
import io.assay.lua.syntax.FunctionScope.VisibleLabel;
import io.assay.lua.syntax.LocalVariable.Attribute;
import java.util.List;

/**
 * Finds out what each name means (manual §2.2, §3.3.7, §3.5) and where each goto leads (§3.3.4).
 *
 * <p>A name's innermost declaration hangs on the {@link Name} itself, with a chain of those it
 * hides, so that looking a name up takes one step however many variables there are.
 */
final class Scopes {

    private static final int MAX_LOCALS = 200;
    private static final int MAX_UPVALUES = 255;
    private static final int MAX_REGISTERS = 255;

    private final Tokens tokens;
    private final Name environment;
    private FunctionScope function;

    // What is said of names without a declaration of their own: by default all are global.
    private Declaration collective;
    private int namedGlobals;

    /** Begins with the imaginary function around a chunk, whose local {@code _ENV} is. */
    Scopes(Tokens tokens) {
        this.tokens = tokens;
        environment = tokens.name("_ENV");
        function = new FunctionScope(null, 0);
        LocalVariable variable =
                new LocalVariable(environment.text, Attribute.NONE, function.takeSlots(1));
        variable.markCaptured();
        activate(Declaration.local(environment, function, variable));
    }

    FunctionScope function() {
        return function;
    }

    /** Begins a function; a chunk's has the chunk's {@code _ENV} as its first upvalue. */
    void enterFunction(int line) {
        boolean isChunk = function.outer == null;
        function = new FunctionScope(function, line);
        if (isChunk) {
            function.upvalues.add(new UpvalueSource(environment.declaration.variable, true, -1));
        }
        enterBlock(false);
    }

    void leaveFunction() throws LuaSyntaxException {
        leaveBlock();
        function = function.outer;
    }

    void enterBlock(boolean isLoop) {
        function.block =
                new BlockScope(
                        function.block,
                        isLoop,
                        function.declarations.size(),
                        function.labels.size(),
                        function.gotos.size(),
                        function.registers);
    }

    void leaveBlock() throws LuaSyntaxException {
        BlockScope block = function.block;
        resolveGotos(block);
        List<Declaration> declarations = function.declarations;
        while (declarations.size() > block.firstDeclaration) {
            deactivate(declarations.removeLast());
        }
        function.registers = block.registers;
        function.block = block.outer;
    }

    /** A new local variable, whose scope begins with {@link #activate}. */
    Declaration newLocal(Name name, Attribute attribute) {
        LocalVariable variable = new LocalVariable(name.text, attribute, function.takeSlots(1));
        return Declaration.local(name, function, variable);
    }

    Declaration newGlobal(Name name, boolean readOnly) {
        return Declaration.global(name, function, readOnly);
    }

    /** Begins the scope of a local variable and checks that there are not too many. */
    void activateLocal(Declaration declaration) throws LuaSyntaxException {
        activate(declaration);
        if (declaration.constant == null) {
            addRegisters(1);
        }
    }

    /** Counts registers for variables that a loop hides. */
    void addRegisters(int count) throws LuaSyntaxException {
        function.registers += count;
        checkLimit(function, function.registers, MAX_LOCALS, "local variables");
    }

    /**
     * Counts registers that PUC-Rio Lua keeps values in while more of an expression is read, up to
     * {@link #releaseRegisters}.
     *
     * @return {@code count}
     */
    int holdRegisters(int count) throws LuaSyntaxException {
        needRegisters(count);
        function.temporaries += count;
        return count;
    }

    /** Checks that {@code count} more values have registers to go to. */
    void needRegisters(int count) throws LuaSyntaxException {
        checkLimit(
                function,
                function.registers + function.temporaries + count,
                MAX_REGISTERS,
                "registers");
    }

    /** Elements that a table constructor keeps in registers before it stores them. */
    int mostHeldElements() {
        int free = MAX_REGISTERS - function.registers - function.temporaries;
        if (free >= 160) {
            return free / 5;
        }
        return free >= 80 ? 10 : 1;
    }

    void releaseRegisters(int count) {
        function.temporaries -= count;
    }

    /** Begins the scope of a declaration of globals. */
    void activate(Declaration declaration) {
        function.declarations.add(declaration);
        Name name = declaration.name;
        if (name == null) {
            declaration.hidden = collective;
            collective = declaration;
        } else {
            declaration.hidden = name.declaration;
            name.declaration = declaration;
            if (declaration.isGlobal()) {
                namedGlobals++;
            }
        }
    }

    private void deactivate(Declaration declaration) {
        Name name = declaration.name;
        if (name == null) {
            collective = declaration.hidden;
            return;
        }
        name.declaration = declaration.hidden;
        if (declaration.isGlobal()) {
            namedGlobals--;
        } else {
            declaration.function.freeSlots(declaration.variable.slot(), 1);
        }
    }

    /** Whether {@code name} stands for something that must not be assigned to. */
    boolean isReadOnly(Name name) {
        Declaration declaration = name.declaration;
        if (declaration == null) {
            declaration = collective;
        }
        return declaration != null && declaration.readOnly;
    }

    /**
     * What {@code name} means here: a Local, an Upvalue, a Global or, for a constant, its value.
     */
    Expression resolve(Name name, int start, int end) throws LuaSyntaxException {
        Declaration declaration = name.declaration;
        if (declaration == null) {
            if (collective == null && namedGlobals > 0) {
                throw tokens.semanticError("variable '" + name.text + "' not declared");
            }
        } else if (!declaration.isGlobal()) {
            return variable(declaration, start, end);
        }
        return global(name, start, end);
    }

    /** {@code _ENV.name}, whatever declarations there are of {@code name}. */
    Expression.Global global(Name name, int start, int end) throws LuaSyntaxException {
        Declaration declaration = environment.declaration;
        if (declaration.isGlobal()) {
            throw tokens.semanticError(
                    "_ENV is global when accessing variable '" + name.text + "'");
        }
        return new Expression.Global(variable(declaration, start, end), name.string(), start, end);
    }

    private Expression variable(Declaration declaration, int start, int end)
            throws LuaSyntaxException {
        Expression.Constant constant = declaration.constant;
        if (constant != null) {
            return new Expression.Constant(constant.value(), start, end);
        }
        LocalVariable variable = declaration.variable;
        if (declaration.function == function) {
            return new Expression.Local(variable, start, end);
        }
        return new Expression.Upvalue(upvalueIndex(function, declaration), variable, start, end);
    }

    private int upvalueIndex(FunctionScope user, Declaration declaration)
            throws LuaSyntaxException {
        List<UpvalueSource> upvalues = user.upvalues;
        for (int i = 0; i < upvalues.size(); i++) {
            if (upvalues.get(i).variable() == declaration.variable) {
                return i;
            }
        }
        boolean fromParentLocal = declaration.function == user.outer;
        int parentIndex = fromParentLocal ? -1 : upvalueIndex(user.outer, declaration);
        checkLimit(user, upvalues.size() + 1, MAX_UPVALUES, "upvalues");
        declaration.variable.markCaptured();
        upvalues.add(new UpvalueSource(declaration.variable, fromParentLocal, parentIndex));
        return upvalues.size() - 1;
    }

    private void checkLimit(FunctionScope scope, int count, int limit, String what)
            throws LuaSyntaxException {
        if (count > limit) {
            String where = scope.line == 0 ? "main function" : "function at line " + scope.line;
            throw tokens.syntaxError("too many " + what + " (limit is " + limit + ") in " + where);
        }
    }

    /** Whether a {@code break} has a loop to leave. */
    boolean isInLoop() {
        BlockScope block = function.block;
        while (block != null && !block.isLoop) {
            block = block.outer;
        }
        return block != null;
    }

    void addGoto(Name name, int line, Statement.Goto statement) {
        function.gotos.add(new PendingGoto(name, line, statement, function.declarations.size()));
    }

    /** Refuses a label that the function has already in this or an enclosing block. */
    void checkNewLabel(Name name) throws LuaSyntaxException {
        for (VisibleLabel label : function.labels) {
            if (label.name() == name) {
                throw tokens.semanticError(
                        "label '" + name.text + "' already defined on line " + label.line());
            }
        }
    }

    /**
     * @param endsBlock whether nothing but the end of the block follows; the label then counts as
     *     outside the scope of the block's variables
     */
    void addLabel(Name name, int line, Statement.Label statement, boolean endsBlock) {
        int level = endsBlock ? function.block.firstDeclaration : function.declarations.size();
        function.labels.add(new VisibleLabel(name, line, statement, level));
    }

    private void resolveGotos(BlockScope block) throws LuaSyntaxException {
        List<PendingGoto> gotos = function.gotos;
        List<VisibleLabel> labels = function.labels;
        List<VisibleLabel> own = labels.subList(block.firstLabel, labels.size());
        int kept = block.firstGoto;
        for (int i = block.firstGoto; i < gotos.size(); i++) {
            PendingGoto pending = gotos.get(i);
            if (!resolve(pending, own)) {
                pending.level = block.firstDeclaration;
                gotos.set(kept++, pending);
            }
        }
        gotos.subList(kept, gotos.size()).clear();
        own.clear();
        if (block.outer == null && !gotos.isEmpty()) {
            PendingGoto first = gotos.getFirst();
            throw tokens.semanticError(
                    "no visible label '" + first.name.text + "' for <goto> at line " + first.line);
        }
    }

    private boolean resolve(PendingGoto pending, List<VisibleLabel> labels)
            throws LuaSyntaxException {
        for (VisibleLabel label : labels) {
            if (label.name() == pending.name) {
                if (pending.level < label.level()) {
                    throw jumpIntoScope(pending);
                }
                pending.statement.resolve(label.statement());
                return true;
            }
        }
        return false;
    }

    private LuaSyntaxException jumpIntoScope(PendingGoto pending) {
        Declaration entered = function.declarations.get(pending.level);
        String name = entered.name == null ? "*" : entered.name.text;
        return tokens.semanticError(
                "<goto "
                        + pending.name.text
                        + "> at line "
                        + pending.line
                        + " jumps into the scope of '"
                        + name
                        + "'");
    }
}
