package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class DeferredDeallocationTest {
    private static final long SHORTEST_GRACE_MILLIS = 200;

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    @Test
    void replacesTheServiceOfNd4jOnce() {
        var installed = Nd4j.getDeallocatorService();

        DeferredDeallocation.install();

        assertThat(installed).isInstanceOf(DeferredDeallocation.class).isSameAs(Nd4j.getDeallocatorService());
    }

    @Test
    void freesABufferSomeTimeAfterItDied() throws InterruptedException {
        CountDownLatch freed = new CountDownLatch(1);
        AtomicLong freedAt = new AtomicLong();
        Nd4j.getDeallocatorService().pickObject(new Buffer(() -> {
            freedAt.set(System.nanoTime());
            freed.countDown();
        }));

        long diedAfter = System.nanoTime();
        boolean done = false;
        for (int i = 0; i < 60 && !done; i++) {
            System.gc();
            done = freed.await(500, TimeUnit.MILLISECONDS);
        }

        assertThat(done).as("freed in the end").isTrue();
        assertThat(TimeUnit.NANOSECONDS.toMillis(freedAt.get() - diedAfter)).isGreaterThan(SHORTEST_GRACE_MILLIS);
    }

    @Test
    void keepsABufferThatIsInUse() throws InterruptedException {
        CountDownLatch freed = new CountDownLatch(1);
        Buffer inUse = new Buffer(freed::countDown);
        Nd4j.getDeallocatorService().pickObject(inUse);

        System.gc();

        assertThat(freed.await(5 * SHORTEST_GRACE_MILLIS, TimeUnit.MILLISECONDS))
                .isFalse();
        assertThat(inUse.getUniqueId()).isNotEmpty();
    }

    @Test
    void countsTheMemoryOfArraysUntilTheyDie() throws InterruptedException {
        DeferredDeallocation service = (DeferredDeallocation) Nd4j.getDeallocatorService();
        long before = service.aliveBytes();
        INDArray array = Nd4j.create(DataType.FLOAT, 25_000_000);

        long withArray = service.aliveBytes();
        INDArray view = array.get(NDArrayIndex.interval(0, 20_000_000));
        long withView = service.aliveBytes();

        assertThat(withArray - before).isBetween(95_000_000L, 105_000_000L);
        assertThat(withView - withArray).as("a view has no memory of its own").isBetween(-5_000_000L, 5_000_000L);
        assertThat(view.length()).isEqualTo(20_000_000);
        view = null;
        array = null;
        for (int i = 0; i < 100 && service.aliveBytes() > before + 50_000_000L; i++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(service.aliveBytes()).isLessThan(before + 50_000_000L);
    }

    private record Buffer(Runnable free) implements Deallocatable {
        @Override
        public String getUniqueId() {
            return "test";
        }

        @Override
        public Deallocator deallocator() {
            Runnable action = free;
            return action::run;
        }

        @Override
        public int targetDevice() {
            return 0;
        }
    }
}
