package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds the processes that Spark starts. */
final class Processes {
    private Processes() {}

    static List<ProcessHandle> executorsBelow(ProcessHandle parent) {
        return parent.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .toList();
    }

    /** @throws AssertionError if some are still there after half a minute */
    static void awaitNoExecutorsBelow(ProcessHandle parent) throws InterruptedException {
        for (int tenths = 0; !executorsBelow(parent).isEmpty(); tenths++) {
            assertThat(tenths).isLessThan(300);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
