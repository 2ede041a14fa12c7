package io.assay.runtime.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.builtin.BuiltinException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loop without any language, on both kinds of strands. */
@Timeout(60)
class EventLoopTest {
    private static final long STACK = 1 << 20;

    private final List<Throwable> reported = new ArrayList<>();

    enum Kind {
        CONTINUATIONS,
        THREADS
    }

    private EventLoop loop(Kind kind) {
        StrandKind strands =
                kind == Kind.THREADS ? StrandKind.threads(STACK) : StrandKind.detect(STACK, STACK);
        assertEquals(kind == Kind.THREADS, strands.ownsThreads());
        return new EventLoop(strands, new UnobservedFailures(reported::add));
    }

    @ParameterizedTest
    @EnumSource
    void manyTasksInterleave(Kind kind) {
        EventLoop loop = loop(kind);
        int tasks = kind == Kind.THREADS ? 1_000 : 10_000;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Object sum =
                loop.runMain(
                        () -> {
                            List<Task> spawned = new ArrayList<>();
                            for (int i = 0; i < tasks; i++) {
                                int number = i;
                                spawned.add(
                                        loop.spawn(
                                                () -> {
                                                    most.accumulateAndGet(
                                                            running.incrementAndGet(), Math::max);
                                                    loop.sleep(Duration.ofMillis(number % 7));
                                                    loop.sleep(Duration.ZERO);
                                                    running.decrementAndGet();
                                                    return (long) number;
                                                }));
                            }
                            long total = 0;
                            for (Task task : spawned) {
                                total += (long) loop.await(task);
                            }
                            return total;
                        });
        assertEquals(tasks * (tasks - 1L) / 2, sum);
        assertEquals(tasks, most.get());
    }

    @ParameterizedTest
    @EnumSource
    void sleepsOverlap(Kind kind) {
        EventLoop loop = loop(kind);
        long start = System.nanoTime();
        loop.runMain(
                () -> {
                    List<Task> tasks = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        tasks.add(loop.spawn(sleeping(loop, 100)));
                    }
                    tasks.forEach(loop::await);
                    return null;
                });
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(millis >= 100, () -> millis + " ms");
        assertTrue(millis < 1_000, () -> millis + " ms");
    }

    @ParameterizedTest
    @EnumSource
    void stagesAreAwaitedAndTheirErrorsComeUnwrapped(Kind kind) {
        EventLoop loop = loop(kind);
        try (ScheduledExecutorService others = Executors.newScheduledThreadPool(1)) {
            Object result =
                    loop.runMain(
                            () -> {
                                CompletableFuture<String> later = new CompletableFuture<>();
                                others.schedule(
                                        () -> later.complete("done"), 20, TimeUnit.MILLISECONDS);
                                return loop.await(later.thenApply(text -> text + "!"));
                            });
            assertEquals("done!", result);
            IOException cause = new IOException("no route");
            Throwable thrown =
                    assertThrows(
                            IOException.class,
                            () ->
                                    loop.runMain(
                                            () ->
                                                    loop.await(
                                                            CompletableFuture.supplyAsync(
                                                                            () -> 1, others)
                                                                    .thenCompose(
                                                                            one ->
                                                                                    CompletableFuture
                                                                                            .failedStage(
                                                                                                    cause)))));
            assertSame(cause, thrown);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitingForAStageEndsWithItsTime(Kind kind) {
        EventLoop loop = loop(kind);
        CompletableFuture<Object> never = new CompletableFuture<>();
        Object complete = loop.runMain(() -> loop.await(never, Duration.ofMillis(30)));
        assertEquals(false, complete);
        assertFalse(never.isDone());
        Object again =
                loop.runMain(
                        () -> {
                            loop.spawn(() -> never.complete("now"));
                            return loop.await(never, Duration.ofSeconds(30));
                        });
        assertEquals(true, again);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatFailsTellsWhoeverAwaitsIt(Kind kind) {
        EventLoop loop = loop(kind);
        IllegalArgumentException cause = new IllegalArgumentException("bad");
        Throwable thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> loop.runMain(() -> loop.await(loop.spawn(failing(cause)))));
        assertSame(cause, thrown);
        assertEquals(List.of(), reported);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureNobodyAwaitsIsReported(Kind kind) {
        EventLoop loop = loop(kind);
        IllegalArgumentException cause = new IllegalArgumentException("bad");
        loop.runMain(
                () -> {
                    loop.spawn(failing(cause));
                    loop.sleep(Duration.ofMillis(1));
                    return null;
                });
        assertEquals(List.of(cause), reported);
    }

    @ParameterizedTest
    @EnumSource
    void aLongRunningMainDoesNotHideFailures(Kind kind) {
        EventLoop loop = loop(kind);
        loop.runMain(
                () -> {
                    loop.spawn(failing(new IllegalArgumentException("bad")));
                    loop.sleep(Duration.ofMillis(1_200));
                    assertEquals(1, reported.size());
                    return null;
                });
        assertEquals(1, reported.size());
    }

    @ParameterizedTest
    @EnumSource
    void tasksThatWaitForEachOtherAreADeadlock(Kind kind) {
        EventLoop loop = loop(kind);
        BuiltinException error =
                assertThrows(
                        BuiltinException.class,
                        () ->
                                loop.runMain(
                                        () -> {
                                            Task[] pair = new Task[2];
                                            pair[0] = loop.spawn(() -> loop.await(pair[1]));
                                            pair[1] = loop.spawn(() -> loop.await(pair[0]));
                                            return loop.await(pair[0]);
                                        }));
        assertTrue(error.getMessage().contains("deadlock"), error::getMessage);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskCannotAwaitItself(Kind kind) {
        EventLoop loop = loop(kind);
        Task[] self = new Task[1];
        assertThrows(
                BuiltinException.class,
                () ->
                        loop.runMain(
                                () -> {
                                    self[0] = loop.spawn(() -> loop.await(self[0]));
                                    return loop.await(self[0]);
                                }));
    }

    @ParameterizedTest
    @EnumSource
    void cancellingRaisesWhereTheTaskWaitsAndCancelsTheStage(Kind kind) {
        EventLoop loop = loop(kind);
        CompletableFuture<Object> stage = new CompletableFuture<>();
        List<String> log = new ArrayList<>();
        loop.runMain(
                () -> {
                    Task task =
                            loop.spawn(
                                    () -> {
                                        try {
                                            return loop.await(stage);
                                        } finally {
                                            log.add("cleaned up");
                                        }
                                    });
                    loop.sleep(Duration.ZERO);
                    loop.cancel(task);
                    assertThrows(TaskCancelledException.class, () -> loop.await(task));
                    return null;
                });
        assertEquals(List.of("cleaned up"), log);
        assertTrue(stage.isCancelled());
    }

    @ParameterizedTest
    @EnumSource
    void aTaskCancelledBeforeItsFirstTurnNeverRuns(Kind kind) {
        EventLoop loop = loop(kind);
        AtomicInteger runs = new AtomicInteger();
        loop.runMain(
                () -> {
                    Task task = loop.spawn(runs::incrementAndGet);
                    loop.cancel(task);
                    loop.sleep(Duration.ofMillis(5));
                    assertTrue(task.isFinished());
                    return null;
                });
        assertEquals(0, runs.get());
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfMainDropsTheRest(Kind kind) {
        EventLoop loop = loop(kind);
        AtomicInteger ticks = new AtomicInteger();
        CompletableFuture<Object> pending = new CompletableFuture<>();
        long start = System.nanoTime();
        loop.runMain(
                () -> {
                    loop.spawn(() -> loop.await(pending));
                    loop.spawn(
                            () -> {
                                while (true) {
                                    ticks.incrementAndGet();
                                    loop.sleep(Duration.ofMillis(10));
                                }
                            });
                    loop.sleep(Duration.ofMillis(25));
                    return null;
                });
        int seen = ticks.get();
        assertTrue(seen >= 1 && seen <= 4, () -> seen + " ticks");
        assertTrue(pending.isCancelled());
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
        assertEquals("again", loop.runMain(() -> "again"));
        loop.close();
    }

    @ParameterizedTest
    @EnumSource
    void aHostThreadOutsideAnyTaskDrivesTheLoopWhileItWaits(Kind kind) {
        EventLoop loop = loop(kind);
        List<String> order = new ArrayList<>();
        Task task =
                loop.spawn(
                        () -> {
                            order.add("task begins");
                            loop.sleep(Duration.ofMillis(10));
                            order.add("task ends");
                            return "result";
                        });
        assertEquals("result", loop.await(task));
        loop.sleep(Duration.ofMillis(1));
        assertEquals(List.of("task begins", "task ends"), order);
    }

    @ParameterizedTest
    @EnumSource
    void anotherThreadJustBlocks(Kind kind) throws InterruptedException {
        EventLoop loop = loop(kind);
        CompletableFuture<String> stage = new CompletableFuture<>();
        List<String> got = new ArrayList<>();
        loop.spawn(sleeping(loop, 50));
        Thread driver = new Thread(() -> loop.await(stage));
        driver.start();
        if (kind == Kind.CONTINUATIONS) {
            Thread.sleep(20);
            Thread other = new Thread(() -> got.add(loop.await(stage)));
            other.start();
            Thread.sleep(20);
            stage.complete("both");
            other.join();
            assertEquals(List.of("both"), got);
        }
        stage.complete("both");
        driver.join();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheWait(Kind kind) throws InterruptedException {
        EventLoop loop = loop(kind);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                loop.runMain(() -> loop.await(new CompletableFuture<>()));
                            } catch (LoopInterruptedException interrupted) {
                                failure.complete(interrupted);
                            }
                        });
        thread.start();
        Thread.sleep(50);
        thread.interrupt();
        assertTrue(failure.orTimeout(5, TimeUnit.SECONDS).join() instanceof RuntimeException);
        thread.join();
    }

    @Test
    void aTaskWithANativeFrameOnItsStackStillWaitsAndLetsOthersRun() {
        EventLoop loop = loop(Kind.CONTINUATIONS);
        List<String> order = new ArrayList<>();
        loop.runMain(
                () -> {
                    loop.spawn(
                            () -> {
                                loop.sleep(Duration.ofMillis(10));
                                return order.add("other");
                            });
                    Pinned.sleep(() -> loop.sleep(Duration.ofMillis(40)));
                    return order.add("pinned");
                });
        assertEquals(List.of("other", "pinned"), order);
    }

    private static Callable<Object> sleeping(EventLoop loop, long millis) {
        return () -> {
            loop.sleep(Duration.ofMillis(millis));
            return null;
        };
    }

    private static Callable<Object> failing(RuntimeException error) {
        return () -> {
            throw error;
        };
    }

    /** Runs something inside a class initializer, which the virtual machine calls natively. */
    private static final class Pinned {
        private static final ThreadLocal<Runnable> ACTION = new ThreadLocal<>();

        static void sleep(Runnable action) {
            ACTION.set(action);
            assertEquals(1, Initializer.ONE);
        }

        private static final class Initializer {
            static final int ONE = run();

            private static int run() {
                ACTION.get().run();
                return 1;
            }
        }
    }
}
