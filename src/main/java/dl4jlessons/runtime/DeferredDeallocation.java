package dl4jlessons.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees native buffers some time after the JVM's collector has found them dead, instead of at once.
 *
 * <p>ND4J passes addresses to native code without holding on to their buffers, so that a buffer can be found dead while
 * native code still reads it, for example the list of dimensions of a broadcast. With ND4J's own service a collection at
 * that moment ends the process with SIGSEGV: rarely on an idle machine, within a minute on a busy one.
 *
 * <p>To be removed with the first release of Deeplearning4j after 1.0.0-M2.1 (August 2022), if the course then runs on a
 * busy machine without it. The service was reworked since: pull requests 9903, 9907, 9924, 9927, 9928 and 9929 of 2023
 * and 10353 of 2025 (github.com/deeplearning4j/deeplearning4j), which no release contains yet.
 */
final class DeferredDeallocation extends DeallocatorService {
    /** Much longer than a native call takes, even by a thread that waits for its turn on a busy machine. */
    private static final long GRACE_NANOS = 250_000_000L;
    /** Roughly what a native object takes beside its numbers: an array's description, or the arguments of an operation. */
    private static final long OBJECT_BYTES = 512;

    /** How long a thread that found the heap full waits for others to make room. */
    private static final long FULL_HEAP_PAUSE_NANOS = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeferredDeallocation.class);

    private final ReferenceQueue<Deallocatable> dead = new ReferenceQueue<>();
    /** Both keep the references themselves alive until their buffers are freed. */
    private final Ring alive = new Ring();
    /** Found dead, the oldest first in turn; used by one thread alone. */
    private final Ring waiting = new Ring();

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
        alive.add(new Buffer(buffer, dead));
    }

    /** Native memory, in bytes, of all buffers that the JVM's collector has not found dead yet. */
    long aliveBytes() {
        return alive.bytes();
    }

    /** Whatever is thrown, most likely because the heap is full: if this thread ended, native memory would leak without bound. */
    private void freeForEver() {
        RunningTime time = new RunningTime(System::nanoTime);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                awaitDeath(time);
                freeWhatIsDue(time.nanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                // nothing is created here, not even a line in the log: the next error would end the thread after all
                LockSupport.parkNanos(FULL_HEAP_PAUSE_NANOS);
            }
        }
    }

    /** Waits for a buffer to be found dead, but no longer than a step while others are waiting to be freed. */
    private void awaitDeath(RunningTime time) throws InterruptedException {
        // 0 waits for ever
        Buffer buffer = (Buffer) dead.remove(waiting.isEmpty() ? 0 : RunningTime.STEP_MILLIS);
        if (buffer != null) {
            alive.remove(buffer);
            buffer.due = time.nanos() + GRACE_NANOS;
            waiting.add(buffer);
        }
    }

    private void freeWhatIsDue(long now) {
        while (!waiting.isEmpty() && waiting.oldest().due <= now) {
            Buffer buffer = waiting.oldest();
            // before it is freed, so that nothing is ever freed twice
            waiting.remove(buffer);
            try {
                buffer.deallocator.deallocate();
            } catch (RuntimeException e) {
                LOG.warn("{} bytes of native memory could not be freed", buffer.bytes, e);
            }
        }
    }

    /**
     * Buffers, each linked to its neighbours, so that none has to be made room for. A hash set does the same, but took a
     * tenth of the time of training.
     */
    private static final class Ring {
        private final Buffer anchor = new Buffer();
        private long bytes;

        synchronized long bytes() {
            return bytes;
        }

        synchronized boolean isEmpty() {
            return anchor.next == anchor;
        }

        /** What was added before all others; the ring must not be empty. */
        synchronized Buffer oldest() {
            return anchor.previous;
        }

        synchronized void add(Buffer buffer) {
            bytes += buffer.bytes;
            buffer.previous = anchor;
            buffer.next = anchor.next;
            anchor.next.previous = buffer;
            anchor.next = buffer;
        }

        synchronized void remove(Buffer buffer) {
            bytes -= buffer.bytes;
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
        /** When it may be freed, on the clock of the thread that frees; set when it is found dead. */
        private long due;
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
