package io.assay.lua.nodes.operation;

import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.access.ConstantNode;
import io.assay.lua.syntax.BinaryOperator;
import io.assay.lua.syntax.UnaryOperator;

/** Makes the node of an operator. */
public final class Operations {

    private Operations() {}

    /**
     * @param at offset of the operator, whose line errors report
     */
    public static LuaExpressionNode binary(
            BinaryOperator operator, LuaExpressionNode left, LuaExpressionNode right, int at) {
        return switch (operator) {
            case ADD -> AddNodeGen.create(at, left, right);
            case SUBTRACT ->
                    right instanceof ConstantNode constant && constant.value().equals(0L)
                            ? SubtractZeroNodeGen.create(at, left, right)
                            : SubtractNodeGen.create(at, left, right);
            case MULTIPLY -> MultiplyNodeGen.create(at, left, right);
            case DIVIDE -> DivideNodeGen.create(at, left, right);
            case FLOOR_DIVIDE -> FloorDivideNodeGen.create(at, left, right);
            case MODULO -> ModuloNodeGen.create(at, left, right);
            case POWER -> PowerNodeGen.create(at, left, right);
            case CONCAT -> ConcatNodeGen.create(at, left, right);
            case SHIFT_LEFT -> ShiftLeftNodeGen.create(at, left, right);
            case SHIFT_RIGHT -> ShiftRightNodeGen.create(at, left, right);
            case BITWISE_AND -> BitwiseAndNodeGen.create(at, left, right);
            case BITWISE_OR -> BitwiseOrNodeGen.create(at, left, right);
            case BITWISE_XOR -> BitwiseXorNodeGen.create(at, left, right);
            case EQUAL -> EqualNodeGen.create(at, false, left, right);
            case NOT_EQUAL -> EqualNodeGen.create(at, true, left, right);
            case LESS -> LessNodeGen.create(at, left, right);
            case LESS_EQUAL -> LessEqualNodeGen.create(at, left, right);
            case GREATER -> GreaterNodeGen.create(at, left, right);
            case GREATER_EQUAL -> GreaterEqualNodeGen.create(at, left, right);
        };
    }

    public static LuaExpressionNode unary(
            UnaryOperator operator, LuaExpressionNode operand, int at) {
        return switch (operator) {
            case NEGATE -> NegateNodeGen.create(at, operand);
            case NOT -> new NotNode(operand);
            case LENGTH -> LengthNodeGen.create(at, operand);
            case BITWISE_NOT -> BitwiseNotNodeGen.create(at, operand);
        };
    }

    public static LuaExpressionNode and(LuaExpressionNode left, LuaExpressionNode right) {
        return new LogicalNode(true, left, right);
    }

    public static LuaExpressionNode or(LuaExpressionNode left, LuaExpressionNode right) {
        return new LogicalNode(false, left, right);
    }
}
