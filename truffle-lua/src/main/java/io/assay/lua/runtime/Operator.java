package io.assay.lua.runtime;

import io.assay.lua.text.NumberText;

/**
 * The arithmetic and bitwise operators (manual §3.4.1, §3.4.2) on numbers that are already boxed.
 */
public enum Operator {
    ADD(Metatables.ADD) {
        @Override
        long ofIntegers(long a, long b) {
            return a + b;
        }

        @Override
        double ofFloats(double a, double b) {
            return a + b;
        }
    },
    SUBTRACT(Metatables.SUB) {
        @Override
        long ofIntegers(long a, long b) {
            return a - b;
        }

        @Override
        double ofFloats(double a, double b) {
            return a - b;
        }
    },
    MULTIPLY(Metatables.MUL) {
        @Override
        long ofIntegers(long a, long b) {
            return a * b;
        }

        @Override
        double ofFloats(double a, double b) {
            return a * b;
        }
    },
    /** The caller excludes an integer division by zero. */
    FLOOR_DIVIDE(Metatables.IDIV) {
        @Override
        long ofIntegers(long a, long b) {
            return LuaNumbers.floorDivide(a, b);
        }

        @Override
        double ofFloats(double a, double b) {
            return Math.floor(a / b);
        }
    },
    /** The caller excludes an integer division by zero. */
    MODULO(Metatables.MOD) {
        @Override
        long ofIntegers(long a, long b) {
            return Math.floorMod(a, b);
        }

        @Override
        double ofFloats(double a, double b) {
            return LuaNumbers.modulo(a, b);
        }
    },
    DIVIDE(Metatables.DIV) {
        @Override
        double ofFloats(double a, double b) {
            return a / b;
        }
    },
    POWER(Metatables.POW) {
        @Override
        double ofFloats(double a, double b) {
            return LuaNumbers.power(a, b);
        }
    },
    NEGATE(Metatables.UNM) {
        @Override
        long ofIntegers(long a, long b) {
            return -a;
        }

        @Override
        double ofFloats(double a, double b) {
            return -a;
        }
    },
    BITWISE_AND(Metatables.BAND) {
        @Override
        long ofIntegers(long a, long b) {
            return a & b;
        }
    },
    BITWISE_OR(Metatables.BOR) {
        @Override
        long ofIntegers(long a, long b) {
            return a | b;
        }
    },
    BITWISE_XOR(Metatables.BXOR) {
        @Override
        long ofIntegers(long a, long b) {
            return a ^ b;
        }
    },
    SHIFT_LEFT(Metatables.SHL) {
        @Override
        long ofIntegers(long a, long b) {
            return LuaNumbers.shiftLeft(a, b);
        }
    },
    SHIFT_RIGHT(Metatables.SHR) {
        @Override
        long ofIntegers(long a, long b) {
            return LuaNumbers.shiftRight(a, b);
        }
    },
    BITWISE_NOT(Metatables.BNOT) {
        @Override
        long ofIntegers(long a, long b) {
            return ~a;
        }
    };

    private final LuaString event;

    Operator(LuaString event) {
        this.event = event;
    }

    /** The metamethod's name. */
    public LuaString event() {
        return event;
    }

    public boolean isBitwise() {
        return ordinal() >= BITWISE_AND.ordinal();
    }

    /** Whether an integer 0 as second operand is an error. */
    public boolean dividesIntegers() {
        return this == FLOOR_DIVIDE || this == MODULO;
    }

    long ofIntegers(long a, long b) {
        throw new UnsupportedOperationException(name());
    }

    double ofFloats(double a, double b) {
        throw new UnsupportedOperationException(name());
    }

    /**
     * Computes with numbers and strings that are numerals.
     *
     * @return null if an operand is no number, or none with an integer value for a bitwise operator
     */
    public Object compute(Object left, Object right) {
        Object a = toNumber(left);
        Object b = toNumber(right);
        if (a == null || b == null) {
            return null;
        }
        if (isBitwise()) {
            Long x = toInteger(a);
            Long y = toInteger(b);
            return x == null || y == null ? null : (Object) ofIntegers(x, y);
        }
        if (a instanceof Long x && b instanceof Long y && this != DIVIDE && this != POWER) {
            return ofIntegers(x, y);
        }
        return ofFloats(((Number) a).doubleValue(), ((Number) b).doubleValue());
    }

    /** A number, or a string that is a numeral, as Long or Double; null for other values. */
    public static Object toNumber(Object value) {
        if (value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof LuaString string) {
            return NumberText.parse(string.bytes(), 0, string.length());
        }
        return null;
    }

    private static Long toInteger(Object number) {
        if (number instanceof Long integer) {
            return integer;
        }
        double d = (Double) number;
        return LuaNumbers.isInteger(d) ? (Long) (long) d : null;
    }
}
