package io.assay.lua.library.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.library.LibraryFunctionNode;
import io.assay.lua.library.LuaBuiltin;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import io.assay.lua.syntax.FunctionBody.UpvalueSource;
import java.util.List;

/**
 * Functions about the variables that closures share. Functions of the library have none to show.
 */
final class UpvalueFunctions {

    private static final LuaString NO_NAME = LuaString.of("");
    private static final LuaString STRIPPED_NAME = LuaString.of("(no name)");
    private static final int NOT_FOUND = -1;

    private UpvalueFunctions() {}

    private static LuaFunction checkFunction(Node node, int index, Object value) {
        if (value instanceof LuaFunction function) {
            return function;
        }
        throw LibraryErrors.wrongType(node, index, "function", value);
    }

    private static List<UpvalueSource> upvalues(LuaFunction function) {
        return function.callTarget().getRootNode() instanceof LuaRootNode root
                ? root.prototype().body().upvalues()
                : List.of();
    }

    /** The index of an upvalue from 0. */
    private static int place(LuaFunction function, long number) {
        return number > 0 && number <= upvalues(function).size() ? (int) number - 1 : NOT_FOUND;
    }

    /** As {@link #place}, of a library function. */
    private static int libraryPlace(LuaFunction function, long number) {
        boolean isLibrary = !(function.callTarget().getRootNode() instanceof LuaRootNode);
        return isLibrary && number > 0 && number <= function.upvalues().length
                ? (int) number - 1
                : NOT_FOUND;
    }

    private static LuaString nameOf(LuaFunction function, int place) {
        if (function.callTarget().getRootNode() instanceof LuaRootNode root
                && root.prototype().isStripped()) {
            return STRIPPED_NAME;
        }
        return LuaString.of(upvalues(function).get(place).variable().name());
    }

    /** {@code debug.getupvalue(f, up)}. */
    @LuaBuiltin("getupvalue")
    abstract static class GetUpvalueNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object get(Object value, Object number) {
            long wanted = LibraryErrors.toInteger(this, 2, number);
            LuaFunction function = checkFunction(this, 1, value);
            int place = place(function, wanted);
            if (place != NOT_FOUND) {
                return Values.of(nameOf(function, place), function.upvalue(place));
            }
            // A library function's have no names, and what is no value of Lua stays hidden.
            int own = libraryPlace(function, wanted);
            if (own == NOT_FOUND) {
                return Values.NONE;
            }
            Object content = function.upvalue(own);
            return Values.of(NO_NAME, Metatables.isLuaValue(content) ? content : Nil.NIL);
        }
    }

    /** {@code debug.setupvalue(f, up, value)}. */
    @LuaBuiltin("setupvalue")
    abstract static class SetUpvalueNode extends LibraryFunctionNode {

        @Specialization
        Object set(VirtualFrame frame, Object value, Object number, Object newValue) {
            if (argumentCount(frame) < 3) {
                throw LibraryErrors.badArgument(this, 3, "value expected");
            }
            return set(value, number, newValue);
        }

        @TruffleBoundary
        private Object set(Object value, Object number, Object newValue) {
            long wanted = LibraryErrors.toInteger(this, 2, number);
            LuaFunction function = checkFunction(this, 1, value);
            int place = place(function, wanted);
            if (place == NOT_FOUND) {
                return Values.NONE;
            }
            LuaLanguage.get(this).constantCells().write(function.upvalues()[place], newValue);
            return nameOf(function, place);
        }
    }

    /** {@code debug.upvalueid(f, n)}: equal for closures that share the variable. */
    @LuaBuiltin("upvalueid")
    abstract static class UpvalueIdNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object id(Object value, Object number) {
            long wanted = LibraryErrors.toInteger(this, 2, number);
            LuaFunction function = checkFunction(this, 1, value);
            int place = place(function, wanted);
            int own = place == NOT_FOUND ? libraryPlace(function, wanted) : place;
            return own == NOT_FOUND ? Nil.NIL : function.upvalues()[own];
        }
    }

    /** {@code debug.upvaluejoin(f1, n1, f2, n2)}. */
    @LuaBuiltin("upvaluejoin")
    abstract static class UpvalueJoinNode extends LibraryFunctionNode {

        @Specialization
        @TruffleBoundary
        Object join(Object first, Object firstNumber, Object second, Object secondNumber) {
            long targetNumber = LibraryErrors.toInteger(this, 2, firstNumber);
            LuaFunction target = checkFunction(this, 1, first);
            int targetPlace = check(2, target, targetNumber);
            long sourceNumber = LibraryErrors.toInteger(this, 4, secondNumber);
            LuaFunction source = checkFunction(this, 3, second);
            int sourcePlace = check(4, source, sourceNumber);
            ((LuaRootNode) target.callTarget().getRootNode()).prototype().forgetSingleClosure();
            target.upvalues()[targetPlace] = source.upvalues()[sourcePlace];
            return Values.NONE;
        }

        private int check(int index, LuaFunction function, long number) {
            int place = place(function, number);
            if (place == NOT_FOUND) {
                throw LibraryErrors.badArgument(this, index, "invalid upvalue index");
            }
            return place;
        }
    }
}
