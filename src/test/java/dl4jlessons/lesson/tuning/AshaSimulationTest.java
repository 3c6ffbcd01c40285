package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.lesson.tuning.AshaSimulation.Job;
import dl4jlessons.lesson.tuning.AshaSimulation.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

class AshaSimulationTest {
    private static final AshaSimulation UNEQUAL = new AshaSimulation(9, 81, List.of(3, 9, 27), 0.5, 1);

    @Test
    void equalTrialsThatDivideEvenlyKeepAllWorkersBusyInTheFirstRung() {
        Schedule schedule = new AshaSimulation(9, 81, List.of(1, 3), 0, 1).synchronous();

        // nine rounds of one second, then 27 trials of two seconds in three rounds
        assertThat(schedule.end()).isCloseTo(9 + 3 * 2, within(1e-9));
        assertThat(schedule.utilization()).isCloseTo(1, within(1e-9));
    }

    @Test
    void noWorkerDoesTwoThingsAtOnceAndNoTrialRunsTwice() {
        for (Schedule schedule : List.of(UNEQUAL.synchronous(), UNEQUAL.asynchronous(100))) {
            assertThat(schedule.jobs())
                    .extracting(job -> List.of(job.trial(), job.rung()))
                    .doesNotHaveDuplicates();
            for (Job one : schedule.jobs()) {
                assertThat(schedule.jobs())
                        .filteredOn(other -> !other.equals(one) && other.worker() == one.worker())
                        .allMatch(other -> other.end() <= one.start() || other.start() >= one.end());
            }
        }
    }

    @Test
    void atMostAThirdOfWhatHasComeIsPromoted() {
        Schedule schedule = UNEQUAL.asynchronous(100);

        for (Job job : schedule.jobs()) {
            long come = schedule.jobs().stream()
                    .filter(other -> other.rung() == job.rung() - 1 && other.end() <= job.start())
                    .count();
            long gone = schedule.jobs().stream()
                    .filter(other -> other.rung() == job.rung() && other.start() < job.start())
                    .count();
            assertThat(job.rung() == 0 || gone < come).isTrue();
        }
        assertThat(schedule.jobs()).extracting(Job::rung).contains(0, 1, 2);
    }

    @Test
    void asynchronousWorkersDoNotWait() {
        Schedule waiting = UNEQUAL.synchronous();

        assertThat(waiting.utilization()).isLessThan(0.95);
        assertThat(waiting.complete(2)).isEqualTo(9);
        assertThat(UNEQUAL.asynchronous(waiting.end()).utilization()).isCloseTo(1, within(1e-9));
    }
}
