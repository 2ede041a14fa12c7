package io.assay.lua.syntax;

/** Prefix operators. */
public enum UnaryOperator {
    NEGATE,
    NOT,
    LENGTH,
    BITWISE_NOT
}
