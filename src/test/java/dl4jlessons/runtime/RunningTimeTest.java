package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunningTimeTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final RunningTime time = new RunningTime(clock::get);

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void isTheTimeOfTheClockInShortSteps() {
        assertThat(time.nanos()).isZero();
        pass(20);
        assertThat(time.nanos()).isEqualTo(20_000_000);
        pass(3);
        assertThat(time.nanos()).isEqualTo(23_000_000);
    }

    @Test
    void countsAStoppedProcessAsOneStep() {
        pass(TimeUnit.HOURS.toMillis(8));
        assertThat(time.nanos()).isEqualTo(20_000_000);
        pass(1);
        assertThat(time.nanos()).isEqualTo(21_000_000);
    }
}
