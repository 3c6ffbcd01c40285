package dl4jlessons.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frees native buffers some time after the JVM's collector has found them dead, instead of at once.
 *
 * <p>ND4J passes addresses to native code without holding on to their buffers, so that a buffer can be found dead while
 * native code still reads it, for example the list of dimensions of a broadcast. With ND4J's own service a collection at
 * that moment ends the process with SIGSEGV: rarely on an idle machine, within a minute on a busy one.
 */
final class DeferredDeallocation extends DeallocatorService {
    /** Much longer than a native call takes, even by a thread that waits for its turn on a busy machine. */
    private static final long GRACE_NANOS = 250_000_000L;
    /** Roughly what a native object takes beside its numbers: an array's description, or the arguments of an operation. */
    private static final long OBJECT_BYTES = 512;

    private final ReferenceQueue<Deallocatable> dead = new ReferenceQueue<>();
    /** Keeps the references themselves alive until their buffers are freed. */
    private final Ring alive = new Ring();
    /** Native memory of all buffers that were not found dead yet. */
    private final LongAdder aliveBytes = new LongAdder();

    private DeferredDeallocation() {
        Thread thread = new Thread(this::freeForEver, "deferred-deallocation");
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts this service in place of ND4J's, once, and has its memory watched; buffers made before stay with that one. */
    static synchronized void install() {
        if (Nd4j.getDeallocatorService() instanceof DeferredDeallocation) {
            return;
        }
        try {
            var service = Nd4j.class.getDeclaredField("deallocatorService");
            service.setAccessible(true);
            DeferredDeallocation deferred = new DeferredDeallocation();
            service.set(null, deferred);
            NativeMemory.watch(deferred::aliveBytes);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of ND4J: it has no such service", e);
        }
    }

    @Override
    public void pickObject(Deallocatable buffer) {
        Buffer reference = new Buffer(buffer, dead);
        aliveBytes.add(reference.bytes);
        alive.add(reference);
    }

    /** Native memory, in bytes, of all buffers that the JVM's collector has not found dead yet. */
    long aliveBytes() {
        return aliveBytes.sum();
    }

    private void freeForEver() {
        record Waiting(Buffer buffer, long since) {}
        Deque<Waiting> waiting = new ArrayDeque<>();
        try {
            while (true) {
                long next = waiting.isEmpty() ? 0 : waiting.peek().since() + GRACE_NANOS - System.nanoTime();
                // 0 would wait for ever
                Buffer buffer = (Buffer) dead.remove(waiting.isEmpty() ? 0 : Math.max(1, next / 1_000_000));
                long now = System.nanoTime();
                if (buffer != null) {
                    aliveBytes.add(-buffer.bytes);
                    waiting.add(new Waiting(buffer, now));
                }
                while (!waiting.isEmpty() && now - waiting.peek().since() >= GRACE_NANOS) {
                    free(waiting.remove().buffer());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void free(Buffer buffer) {
        alive.remove(buffer);
        buffer.deallocator.deallocate();
    }

    /** Buffers, each linked to its neighbours. A hash set does the same, but took a tenth of the time of training. */
    private static final class Ring {
        private final Buffer anchor = new Buffer();

        synchronized void add(Buffer buffer) {
            buffer.previous = anchor;
            buffer.next = anchor.next;
            anchor.next.previous = buffer;
            anchor.next = buffer;
        }

        synchronized void remove(Buffer buffer) {
            buffer.previous.next = buffer.next;
            buffer.next.previous = buffer.previous;
            // the collector would keep young buffers alive for the sake of a dead old one
            buffer.previous = null;
            buffer.next = null;
        }
    }

    private static final class Buffer extends WeakReference<Deallocatable> {
        private final Deallocator deallocator;
        private final long bytes;
        /** Neighbours in the ring; changed by the ring alone. */
        private Buffer previous = this;

        private Buffer next = this;

        /** Refers to nothing. */
        Buffer() {
            super(null);
            this.deallocator = () -> {};
            this.bytes = 0;
        }

        Buffer(Deallocatable buffer, ReferenceQueue<Deallocatable> dead) {
            super(buffer, dead);
            this.deallocator = buffer.deallocator();
            this.bytes = OBJECT_BYTES + (buffer instanceof DataBuffer numbers ? ownBytes(numbers) : 0);
        }

        /** A view, and an array in a workspace, lie in the memory of another buffer. */
        private static long ownBytes(DataBuffer numbers) {
            boolean borrowed = numbers.isAttached() || numbers.underlyingDataBuffer() != null;
            return borrowed ? 0 : numbers.length() * numbers.getElementSize();
        }
    }
}
