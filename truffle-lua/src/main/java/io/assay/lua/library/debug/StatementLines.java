package io.assay.lua.library.debug;

import com.oracle.truffle.api.source.Source;
import io.assay.lua.syntax.Block;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.Statement;
import java.util.Set;
import java.util.TreeSet;

/** The lines of a function on which something happens: where statements begin, and its end. */
final class StatementLines {

    private final Source source;
    private final Set<Integer> lines = new TreeSet<>();

    StatementLines(Source source) {
        this.source = source;
    }

    Set<Integer> of(FunctionBody function) {
        visit(function.body());
        if (function.lastLine() > 0) {
            lines.add(function.lastLine());
        }
        return lines;
    }

    private void visit(Block block) {
        for (Statement statement : block.statements()) {
            if (!(statement instanceof Statement.Label) && !(statement instanceof Statement.Do)) {
                lines.add(source.getLineNumber(statement.start()));
            }
            switch (statement) {
                case Statement.Do s -> visit(s.body());
                case Statement.While s -> visit(s.body());
                case Statement.Repeat s -> visit(s.body());
                case Statement.NumericFor s -> visit(s.body());
                case Statement.GenericFor s -> visit(s.body());
                case Statement.If s -> {
                    for (Statement.Clause clause : s.clauses()) {
                        visit(clause.body());
                    }
                    if (s.otherwise() != null) {
                        visit(s.otherwise());
                    }
                }
                default -> {}
            }
        }
    }
}
