package io.assay.lua.coroutine;

import org.graalvm.nativeimage.ImageSingletons;
import org.graalvm.nativeimage.hosted.Feature;

/**
 * Gives a native executable fibers for its coroutines: to be named to the image builder ({@code
 * --features}) together with the linker options for {@code fibers.c}. Without it, the executable's
 * coroutines are threads of the operating system.
 */
public final class FibersFeature implements Feature {

    @Override
    public String getDescription() {
        return "Coroutines on stacks that are switched without the operating system";
    }

    @Override
    public void afterRegistration(AfterRegistrationAccess access) {
        ImageSingletons.add(Fibers.class, new NativeFibers());
    }
}
