package io.assay.lua.nodes.operation;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;

/** {@code a .. b} */
abstract class ConcatNode extends BinaryNode {

    ConcatNode(int errorOffset) {
        super(errorOffset);
    }

    @Specialization
    static Object concat(Object a, Object b, @Cached ConcatValuesNode concat) {
        return concat.execute(a, b);
    }
}
