package io.assay.lua.translate;

import io.assay.lua.LuaLanguage;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.access.LocalWriteNode;
import io.assay.lua.nodes.function.FunctionBodyNode;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.syntax.FunctionBody;
import java.util.List;

/** Builds the nodes of one function from its tree, when it is first called. */
public final class FunctionTranslator {

    private final FunctionPrototype prototype;
    private final StatementTranslator statements;

    public FunctionTranslator(LuaLanguage language, FunctionPrototype prototype) {
        this.prototype = prototype;
        FunctionScope scope = new FunctionScope(language, prototype);
        this.statements = new StatementTranslator(scope, new ExpressionTranslator(scope));
    }

    public FunctionBodyNode translate() {
        FunctionBody body = prototype.body();
        LocalWriteNode[] parameters =
                body.parameters().stream()
                        .map(LocalWriteNode::declare)
                        .toArray(LocalWriteNode[]::new);
        LocalWriteNode varargTable =
                body.varargTable() == null ? null : LocalWriteNode.declare(body.varargTable());
        LuaStatementNode block = statements.translate(body.body(), List.of());
        FunctionBodyNode node = new FunctionBodyNode(parameters, varargTable, block);
        node.setSource(body.start(), body.end());
        return node;
    }
}
