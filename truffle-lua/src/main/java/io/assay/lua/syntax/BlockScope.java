package io.assay.lua.syntax;

/** Where a block's declarations, labels and gotos begin in the lists of its function. */
final class BlockScope {

    final BlockScope outer;
    final boolean isLoop;
    final int firstDeclaration;
    final int firstLabel;
    final int firstGoto;

    /** Registers in use where the block begins. */
    final int registers;

    BlockScope(
            BlockScope outer,
            boolean isLoop,
            int firstDeclaration,
            int firstLabel,
            int firstGoto,
            int registers) {
        this.outer = outer;
        this.isLoop = isLoop;
        this.firstDeclaration = firstDeclaration;
        this.firstLabel = firstLabel;
        this.firstGoto = firstGoto;
        this.registers = registers;
    }
}
