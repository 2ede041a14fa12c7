package io.assay.lua.syntax;

import java.util.List;

/**
 * One function, or the main function of a chunk.
 *
 * @param name how the source names it ({@code M.query}, {@code obj:method}, {@code f}); null for
 *     anonymous functions, {@code "main chunk"} for a chunk
 * @param parameters in order, without the vararg parameter; each has a slot
 * @param isVararg whether the parameter list ends in {@code ...}; true for a chunk
 * @param varargTable the variable of {@code ...name}, null if there is none
 * @param upvalues where a closure finds the variables of enclosing functions
 * @param slotCount slots the frame needs
 * @param body the statements
 * @param line where {@code function} stands (0 for a chunk)
 * @param lastLine where its {@code end} stands
 */
public record FunctionBody(
        String name,
        List<LocalVariable> parameters,
        boolean isVararg,
        LocalVariable varargTable,
        List<UpvalueSource> upvalues,
        int slotCount,
        Block body,
        int line,
        int lastLine,
        int start,
        int end) {

    /**
     * @param variable the variable itself, wherever it was declared
     * @param fromParentLocal true if it is a local of the function around this one (then its slot
     *     is {@code variable.slot()}), false if it is one of that function's upvalues
     * @param parentIndex index among the parent's upvalues if it is one
     */
    public record UpvalueSource(LocalVariable variable, boolean fromParentLocal, int parentIndex) {}
}
