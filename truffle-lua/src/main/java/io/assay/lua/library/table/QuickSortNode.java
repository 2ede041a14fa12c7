package io.assay.lua.library.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.library.LibraryErrors;
import io.assay.lua.nodes.call.FunctionCallNode;
import io.assay.lua.nodes.operation.LessThanValuesNode;
import io.assay.lua.nodes.table.IndexGetNode;
import io.assay.lua.nodes.table.IndexSetNode;
import io.assay.lua.runtime.LuaTypes;

/**
 * Sedgewick's quicksort with the median of three as pivot, on elements counted from 1.
 *
 * <p>Chosen over a merge sort because a comparator that is no order shows: the median of three
 * leaves an element at either end that stops both scans of a partition, so a scan that runs into
 * the end proves the comparator wrong. The pivots are those of PUC-Rio Lua, so that elements that
 * count as equal end up in the order that scripts have seen there.
 *
 * <p>The comparator may suspend: all state is in locals.
 */
abstract class QuickSortNode extends Node {

    /**
     * From this size on the pivot is not taken from the middle, where a crafted list may have it
     * bad.
     */
    private static final int LARGE = 100;

    /** Enough parts put off for any array, since the smaller part is always sorted first. */
    private static final int MAX_PENDING = 2 * Integer.SIZE;

    @Child private FunctionCallNode call;
    @Child private LessThanValuesNode less;

    /** For an {@code Object[]}. */
    @NeverDefault
    static QuickSortNode createForArray() {
        return new OfArray();
    }

    /** For a table or what behaves like one. */
    @NeverDefault
    static QuickSortNode createForObject() {
        return new OfObject();
    }

    abstract Object get(Object list, int index);

    abstract void set(Object list, int index, Object value);

    /**
     * @param order the comparator, or null for {@code <}
     */
    final void execute(Object list, int size, Object order) {
        int[] pending = new int[MAX_PENDING];
        int depth = 0;
        int low = 1;
        int high = size;
        int jitter = 0;
        while (true) {
            while (low < high) {
                int middle = pivotIndex(low, high, jitter);
                if (!orderThree(list, low, middle, high, order)) {
                    break;
                }
                int split = partition(list, low, middle, high, order);
                boolean leftIsSmaller = split - low < high - split;
                int smaller = leftIsSmaller ? split - low : high - split;
                if ((high - low - smaller) / 128 > smaller) {
                    // Badly divided: the next pivot comes from somewhere else.
                    jitter = jitter * 1_103_515_245 + 12_345;
                }
                pending[depth++] = leftIsSmaller ? split + 1 : low;
                pending[depth++] = leftIsSmaller ? high : split - 1;
                if (leftIsSmaller) {
                    high = split - 1;
                } else {
                    low = split + 1;
                }
            }
            if (depth == 0) {
                LoopNode.reportLoopCount(this, size);
                return;
            }
            high = pending[--depth];
            low = pending[--depth];
        }
    }

    private static int pivotIndex(int low, int high, int jitter) {
        int distance = high - low;
        if (distance <= LARGE || jitter == 0) {
            return low + distance / 2;
        }
        int quarter = distance / 4;
        return low + quarter + Integer.remainderUnsigned(jitter, quarter * 2);
    }

    /**
     * Puts the first, middle and last element in order.
     *
     * @return whether there are more than these
     */
    private boolean orderThree(Object list, int low, int middle, int high, Object order) {
        Object first = get(list, low);
        Object last = get(list, high);
        if (lessThan(order, last, first)) {
            set(list, low, last);
            set(list, high, first);
        }
        if (high - low == 1) {
            return false;
        }
        Object pivot = get(list, middle);
        first = get(list, low);
        if (lessThan(order, pivot, first)) {
            set(list, middle, first);
            set(list, low, pivot);
        } else {
            last = get(list, high);
            if (lessThan(order, last, pivot)) {
                set(list, middle, last);
                set(list, high, pivot);
            }
        }
        return high - low > 2;
    }

    /**
     * Moves the pivot to its place, which it returns, smaller elements before it, others after it.
     */
    private int partition(Object list, int low, int middle, int high, Object order) {
        int parked = high - 1;
        Object pivot = get(list, middle);
        set(list, middle, get(list, parked));
        set(list, parked, pivot);
        int i = low;
        int j = parked;
        while (true) {
            Object left = get(list, ++i);
            while (lessThan(order, left, pivot)) {
                if (i == parked) {
                    throw noOrder();
                }
                left = get(list, ++i);
            }
            Object right = get(list, --j);
            while (lessThan(order, pivot, right)) {
                if (j < i) {
                    throw noOrder();
                }
                right = get(list, --j);
            }
            if (j < i) {
                set(list, parked, left);
                set(list, i, pivot);
                return i;
            }
            set(list, i, right);
            set(list, j, left);
        }
    }

    private RuntimeException noOrder() {
        return LibraryErrors.error(this, "invalid order function for sorting");
    }

    private boolean lessThan(Object order, Object a, Object b) {
        if (order == null) {
            if (less == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                less = insert(LessThanValuesNode.create());
            }
            return less.execute(a, b);
        }
        if (call == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            call = insert(FunctionCallNode.create());
        }
        return LuaTypes.isTrue(call.callSingle(order, a, b));
    }

    private static final class OfArray extends QuickSortNode {

        @Override
        Object get(Object list, int index) {
            return ((Object[]) list)[index - 1];
        }

        @Override
        void set(Object list, int index, Object value) {
            ((Object[]) list)[index - 1] = value;
        }
    }

    private static final class OfObject extends QuickSortNode {

        @Child private IndexGetNode indexGet = IndexGetNode.create();
        @Child private IndexSetNode indexSet = IndexSetNode.create();

        @Override
        Object get(Object list, int index) {
            return indexGet.execute(list, (long) index);
        }

        @Override
        void set(Object list, int index, Object value) {
            indexSet.execute(list, (long) index, value);
        }
    }
}
