package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class NativeMemoryTest {
    private static final int LONG_ENOUGH_SECONDS = 60;
    private static final int TEN_MEGABYTES = 2_500_000;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void isWatchedOnWhenTheHeapWasFull() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch lookedAgain = new CountDownLatch(3);

        NativeMemory.watch(() -> {
            if (looks.incrementAndGet() == 2) {
                throw new OutOfMemoryError("as in a full heap");
            }
            lookedAgain.countDown();
            return 0;
        });

        assertThat(lookedAgain.await(LONG_ENOUGH_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(looks.get()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void isCollectedWhenMuchOfItMayBeDead() throws Exception {
        CountDownLatch collected = new CountDownLatch(1);
        NotificationListener listener = (notification, handback) -> {
            if (GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcCause()
                    .equals("System.gc()")) {
                collected.countDown();
            }
        };
        var collectors = ManagementFactory.getGarbageCollectorMXBeans();
        for (var collector : collectors) {
            ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
        }
        try {
            boolean done = false;
            for (int i = 0; i < LONG_ENOUGH_SECONDS * 10 && !done; i++) {
                Nd4j.create(DataType.FLOAT, TEN_MEGABYTES);
                done = collected.await(100, TimeUnit.MILLISECONDS);
            }
            assertThat(done).isTrue();
        } finally {
            for (var collector : collectors) {
                ((NotificationEmitter) collector).removeNotificationListener(listener);
            }
        }
    }
}
