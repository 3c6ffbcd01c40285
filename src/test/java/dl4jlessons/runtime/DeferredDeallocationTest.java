package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.factory.Nd4j;

class DeferredDeallocationTest {
    private static final long SHORTEST_GRACE_MILLIS = 1000;

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

        assertThat(freed.await(3, TimeUnit.SECONDS)).isFalse();
        assertThat(inUse.getUniqueId()).isNotEmpty();
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
