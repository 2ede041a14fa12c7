package io.assay.runtime.builtins.http.transport;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Finds the addresses of hosts with the JDK's resolver, which blocks, on threads of its own. Of a
 * host with several addresses it gives the first that did not refuse a connection lately, so that
 * trying again after a failed connection reaches the next one (think of a server that listens on
 * {@code ::1} only).
 */
final class HostResolver extends AddressResolverGroup<InetSocketAddress> {
    private static final long AVOIDED_NANOS = Duration.ofSeconds(30).toNanos();

    private final ExecutorService threads =
            Executors.newCachedThreadPool(new DefaultThreadFactory("assay-dns", true));
    private final AddressLookup lookup;
    private final Map<InetAddress, Long> failures = new ConcurrentHashMap<>();
    private final Map<String, List<InetAddress>> known = new ConcurrentHashMap<>();

    HostResolver(AddressLookup lookup) {
        this.lookup = lookup;
    }

    /** Remembers that no connection to the address could be made. */
    void avoid(InetAddress address) {
        failures.put(address, System.nanoTime());
    }

    /** Whether a host that was resolved before has an address that is worth another try. */
    boolean hasAnotherAddress(String host) {
        List<InetAddress> addresses = known.getOrDefault(host, List.of());
        return addresses.size() > 1 && !addresses.stream().allMatch(this::isAvoided);
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetNameResolver(executor) {
            @Override
            protected void doResolve(String host, Promise<InetAddress> promise) {
                lookUp(host, promise, HostResolver.this::choose);
            }

            @Override
            protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
                lookUp(host, promise, Function.identity());
            }
        }.asAddressResolver();
    }

    private <T> void lookUp(
            String host, Promise<T> promise, Function<List<InetAddress>, T> choice) {
        threads.execute(
                () -> {
                    try {
                        List<InetAddress> addresses = List.of(lookup.addressesOf(host));
                        known.put(host, addresses);
                        promise.trySuccess(choice.apply(addresses));
                    } catch (UnknownHostException e) {
                        promise.tryFailure(e);
                    }
                });
    }

    private InetAddress choose(List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!isAvoided(address)) {
                return address;
            }
        }
        return addresses.getFirst();
    }

    private boolean isAvoided(InetAddress address) {
        Long failed = failures.get(address);
        if (failed == null) {
            return false;
        }
        if (System.nanoTime() - failed < AVOIDED_NANOS) {
            return true;
        }
        failures.remove(address, failed);
        return false;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        super.close();
    }
}
