package io.assay.lua.syntax;

/**
 * What a token is, how messages spell it, and how strongly it binds as a binary operator (manual
 * §3.1, §3.4.8). A left priority above the right one makes an operator right associative.
 */
enum TokenKind {
    AND("and", 2, 2),
    BREAK("break"),
    DO("do"),
    ELSE("else"),
    ELSEIF("elseif"),
    END("end"),
    FALSE("false"),
    FOR("for"),
    FUNCTION("function"),
    GOTO("goto"),
    IF("if"),
    IN("in"),
    LOCAL("local"),
    NIL("nil"),
    NOT("not"),
    OR("or", 1, 1),
    REPEAT("repeat"),
    RETURN("return"),
    THEN("then"),
    TRUE("true"),
    UNTIL("until"),
    WHILE("while"),

    PLUS("+", 10, 10, BinaryOperator.ADD),
    MINUS("-", 10, 10, BinaryOperator.SUBTRACT),
    STAR("*", 11, 11, BinaryOperator.MULTIPLY),
    SLASH("/", 11, 11, BinaryOperator.DIVIDE),
    DOUBLE_SLASH("//", 11, 11, BinaryOperator.FLOOR_DIVIDE),
    PERCENT("%", 11, 11, BinaryOperator.MODULO),
    CARET("^", 14, 13, BinaryOperator.POWER),
    CONCAT("..", 9, 8, BinaryOperator.CONCAT),
    SHIFT_LEFT("<<", 7, 7, BinaryOperator.SHIFT_LEFT),
    SHIFT_RIGHT(">>", 7, 7, BinaryOperator.SHIFT_RIGHT),
    AMPERSAND("&", 6, 6, BinaryOperator.BITWISE_AND),
    TILDE("~", 5, 5, BinaryOperator.BITWISE_XOR),
    BAR("|", 4, 4, BinaryOperator.BITWISE_OR),
    EQUAL("==", 3, 3, BinaryOperator.EQUAL),
    NOT_EQUAL("~=", 3, 3, BinaryOperator.NOT_EQUAL),
    LESS("<", 3, 3, BinaryOperator.LESS),
    LESS_EQUAL("<=", 3, 3, BinaryOperator.LESS_EQUAL),
    GREATER(">", 3, 3, BinaryOperator.GREATER),
    GREATER_EQUAL(">=", 3, 3, BinaryOperator.GREATER_EQUAL),

    HASH("#"),
    ASSIGN("="),
    PAREN_OPEN("("),
    PAREN_CLOSE(")"),
    BRACE_OPEN("{"),
    BRACE_CLOSE("}"),
    BRACKET_OPEN("["),
    BRACKET_CLOSE("]"),
    SEMICOLON(";"),
    COLON(":"),
    DOUBLE_COLON("::"),
    COMMA(","),
    DOT("."),
    DOTS("..."),

    /** A byte that begins no token. */
    OTHER(""),
    EOF("<eof>"),
    NUMBER("<number>"),
    NAME("<name>"),
    STRING("<string>");

    /** Binds unary operators' operands: tighter than every binary operator but {@code ^}. */
    static final int UNARY_PRIORITY = 12;

    private static final int LAST_KEYWORD = WHILE.ordinal();

    final String text;

    /** 0 for what is no binary operator. */
    final int leftPriority;

    final int rightPriority;

    /** Null for {@code and}, {@code or} and what is no binary operator. */
    final BinaryOperator operator;

    TokenKind(String text) {
        this(text, 0, 0, null);
    }

    TokenKind(String text, int leftPriority, int rightPriority) {
        this(text, leftPriority, rightPriority, null);
    }

    TokenKind(String text, int leftPriority, int rightPriority, BinaryOperator operator) {
        this.text = text;
        this.leftPriority = leftPriority;
        this.rightPriority = rightPriority;
        this.operator = operator;
    }

    boolean isKeyword() {
        return ordinal() <= LAST_KEYWORD;
    }

    /** How messages spell the kind: quoted, unless it stands for many texts or for none. */
    String quoted() {
        return switch (this) {
            case EOF, NUMBER, NAME, STRING -> text;
            default -> "'" + text + "'";
        };
    }
}
