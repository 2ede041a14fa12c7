package io.assay.lua.syntax;

import java.util.List;

/** A sequence of statements with a scope of its own (manual §3.3.1). */
public record Block(List<Statement> statements, int start, int end) {}
