package io.assay.lua.syntax;

import io.assay.lua.syntax.LocalVariable.Attribute;

/**
 * What a declaration says about a name while it is in scope: that it is a local variable, or a
 * global one. A null name stands for all names ({@code global *}).
 */
final class Declaration {

    final Name name;

    /** The function whose scope it belongs to. */
    final FunctionScope function;

    /** Null for globals. */
    final LocalVariable variable;

    final boolean readOnly;

    /**
     * The value of a compile-time constant, which takes no register and is no upvalue; null for
     * others.
     */
    Expression.Constant constant;

    /** The declaration that this one hides. */
    Declaration hidden;

    private Declaration(
            Name name, FunctionScope function, LocalVariable variable, boolean readOnly) {
        this.name = name;
        this.function = function;
        this.variable = variable;
        this.readOnly = readOnly;
    }

    static Declaration local(Name name, FunctionScope function, LocalVariable variable) {
        return new Declaration(name, function, variable, variable.attribute() != Attribute.NONE);
    }

    static Declaration global(Name name, FunctionScope function, boolean readOnly) {
        return new Declaration(name, function, null, readOnly);
    }

    boolean isGlobal() {
        return variable == null;
    }
}
