package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.factory.Nd4j;

/** Native buffers of processes whose heap is full, or which are stopped for a while. */
class HardPressedDeallocationTest {
    private static final int BUFFERS = 20_000;
    private static final int STOPPED_MILLIS = 500;
    /** The grace period is 250 ms; without the time of the stop, some 30 ms passed until buffers were freed. */
    private static final int MIN_GRACE_MILLIS = 150;

    /** Lets buffers die while the heap is full and after there is room again; prints how many were freed each time. */
    static final class FullHeap {
        private static final int MIN_FILL = 16;
        private static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(1);
        private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

        public static void main(String[] arguments) throws InterruptedException {
            Nd4jRuntime.start();
            AtomicInteger freed = new AtomicInteger();
            List<Buffer> alive = buffers(freed);
            fillHeapWhileTheyDie(alive);
            awaitFreed(freed, BUFFERS);
            int whenFull = freed.get();
            alive = buffers(freed);
            alive.clear();
            awaitFreed(freed, 2 * BUFFERS);
            System.out.print(whenFull + " " + freed.get());
        }

        private static List<Buffer> buffers(AtomicInteger freed) {
            List<Buffer> buffers = new ArrayList<>();
            for (int i = 0; i < BUFFERS; i++) {
                Buffer buffer = new Buffer(freed);
                Nd4j.getDeallocatorService().pickObject(buffer);
                buffers.add(buffer);
            }
            return buffers;
        }

        /** Takes whatever the collector finds at once, so that nothing is left for the thread that frees. */
        private static void fillHeapWhileTheyDie(List<Buffer> alive) {
            Object[] filling = null;
            int size = 1 << 20;
            while (size > MIN_FILL) {
                try {
                    filling = linked(filling, size);
                } catch (OutOfMemoryError e) {
                    size /= 2;
                }
            }
            alive.clear();
            long full = System.nanoTime() + FULL_NANOS;
            while (System.nanoTime() < full) {
                try {
                    filling = linked(filling, size);
                } catch (OutOfMemoryError e) {
                    Thread.onSpinWait();
                }
            }
        }

        private static Object[] linked(Object[] others, int size) {
            Object[] array = new Object[size];
            array[0] = others;
            return array;
        }

        private static void awaitFreed(AtomicInteger freed, int expected) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (freed.get() < expected && System.nanoTime() < end) {
                System.gc();
                Thread.sleep(50);
            }
        }
    }

    /** Prints a line when a buffer has died, and how long it ran itself until the buffer was freed. */
    static final class Stopped {
        public static void main(String[] arguments) throws InterruptedException {
            Nd4jRuntime.start();
            AtomicInteger freed = new AtomicInteger();
            Nd4j.getDeallocatorService().pickObject(new Buffer(freed));
            RunningTime time = new RunningTime(System::nanoTime);
            System.gc();
            System.out.println("dead");
            while (freed.get() == 0) {
                Thread.sleep(1);
                time.nanos();
            }
            System.out.println(TimeUnit.NANOSECONDS.toMillis(time.nanos()));
        }
    }

    @Test
    void aFullHeapDoesNotEndTheThreadThatFrees() throws Exception {
        ChildJvm.Result result = ChildJvm.of(FullHeap.class)
                .flag("-Xmx40m")
                .flag("-XX:+UseSerialGC")
                .run();

        assertThat(result.out()).isEqualTo(BUFFERS + " " + 2 * BUFFERS);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that stops a process")
    void timeInWhichTheProcessIsStoppedIsNoGrace() throws Exception {
        Process process = ChildJvm.of(Stopped.class).start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("dead");
            signal("STOP", process);
            Thread.sleep(STOPPED_MILLIS);
            signal("CONT", process);

            assertThat(Integer.parseInt(out.readLine())).isGreaterThan(MIN_GRACE_MILLIS);
        } finally {
            ChildJvm.kill(process);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    private record Buffer(AtomicInteger freed) implements Deallocatable {
        @Override
        public String getUniqueId() {
            return "test";
        }

        @Override
        public Deallocator deallocator() {
            AtomicInteger counter = freed;
            return counter::incrementAndGet;
        }

        @Override
        public int targetDevice() {
            return 0;
        }
    }
}
