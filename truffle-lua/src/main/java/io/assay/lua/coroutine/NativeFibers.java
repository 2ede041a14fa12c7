package io.assay.lua.coroutine;

import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.function.CFunction.Transition;

/**
 * The fibers of {@code fibers.c}, which a native executable is linked with. While a fiber is
 * suspended, its thread is in native code to the virtual machine.
 */
final class NativeFibers implements Fibers {

    @Override
    public long start(Thread thread) {
        announce();
        long fiber = 0;
        try {
            thread.start();
        } finally {
            // Whatever has happened, the next thread must not become a fiber.
            fiber = created();
        }
        if (fiber == 0) {
            throw new IllegalStateException("the thread is not a fiber");
        }
        return fiber;
    }

    @Override
    public boolean resume(long fiber) {
        return resumeFiber(fiber) != 0;
    }

    @Override
    public void suspend() {
        suspendFiber();
    }

    @Override
    public void trim(long fiber) {
        trimFiber(fiber);
    }

    @CFunction(value = "assay_fiber_announce", transition = Transition.NO_TRANSITION)
    private static native void announce();

    @CFunction(value = "assay_fiber_created", transition = Transition.NO_TRANSITION)
    private static native long created();

    @CFunction("assay_fiber_resume")
    private static native int resumeFiber(long fiber);

    @CFunction("assay_fiber_suspend")
    private static native void suspendFiber();

    @CFunction("assay_fiber_trim")
    private static native void trimFiber(long fiber);
}
