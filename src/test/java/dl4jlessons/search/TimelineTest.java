package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    private static Event.Started started(int trial, int from, int to, int second) {
        return new Event.Started(trial, from, to, TEN.plusSeconds(second).toString());
    }

    private static Event.Started startedByAnEarlierVersion(int trial) {
        return new Event.Started(trial, 0, 1, "");
    }

    private static Event.Ended ended(int trial, int from, int epochs, double seconds) {
        List<EpochResult> curve = IntStream.rangeClosed(from + 1, from + epochs)
                .mapToObj(epoch -> new EpochResult(epoch, 1, 0.5, 0.5))
                .toList();
        return new Event.Ended(trial, from, RungResult.Outcome.TRAINED, curve, "", "", seconds);
    }

    private static Timeline timeline(Event... events) {
        RungClock clock = new RungClock();
        List.of(events).forEach(clock::apply);
        return clock.timeline();
    }

    @Test
    void aTrialTakesAsLongAsItsRungsTogether() {
        Timeline timeline =
                timeline(started(0, 0, 1, 0), ended(0, 0, 1, 1.5), started(0, 1, 3, 10), ended(0, 1, 2, 2.25));

        assertThat(timeline.start(0)).contains(TEN);
        assertThat(timeline.seconds(0)).hasValue(3.75);
        assertThat(timeline.rungs())
                .extracting(RungTime::fromEpoch, RungTime::toEpoch, RungTime::end)
                .containsExactly(tuple(0, 1, TEN.plusMillis(1500)), tuple(1, 3, TEN.plusMillis(12_250)));
    }

    @Test
    void secondsAreWholeMilliseconds() {
        Timeline timeline =
                timeline(started(0, 0, 1, 0), ended(0, 0, 1, 0.1), started(0, 1, 2, 10), ended(0, 1, 1, 0.2));

        assertThat(timeline.seconds(0)).hasValue(0.3);
    }

    @Test
    void rungsAtTheSameTimeAreInDifferentLanes() {
        Timeline timeline = timeline(
                started(0, 0, 1, 0),
                started(1, 0, 1, 0),
                ended(0, 0, 1, 2),
                started(2, 0, 1, 2),
                ended(1, 0, 1, 5),
                ended(2, 0, 1, 4));

        assertThat(timeline.lanes()).hasSize(2);
        assertThat(timeline.lanes().get(0)).extracting(RungTime::trial).containsExactly(0, 2);
        assertThat(timeline.lanes().get(1)).extracting(RungTime::trial).containsExactly(1);
    }

    @Test
    void aRungThatAKilledProcessBeganCountsFromItsSecondBeginning() {
        Timeline timeline = timeline(started(0, 0, 1, 0), started(0, 0, 1, 60), ended(0, 0, 1, 3));

        assertThat(timeline.rungs()).singleElement().satisfies(rung -> {
            assertThat(rung.start()).isEqualTo(TEN.plusSeconds(60));
            assertThat(rung.seconds()).isEqualTo(3);
        });
    }

    @Test
    void aRunningRungReachesToTheLastEventThatHasATime() {
        Timeline timeline = timeline(started(0, 0, 9, 0), started(1, 0, 1, 1), ended(1, 0, 1, 6));

        RungTime running = timeline.rungs().get(0);
        assertThat(running.outcome()).isEqualTo(Optional.empty());
        assertThat(running.toEpoch()).isEqualTo(9);
        assertThat(running.seconds()).isEqualTo(7);
    }

    @Test
    void whatAnEarlierVersionWroteHasNoTimesAndItsTrialsHaveNoneEither() {
        Timeline timeline = timeline(
                startedByAnEarlierVersion(0),
                ended(0, 0, 1, 0),
                started(0, 1, 3, 10),
                ended(0, 1, 2, 2),
                started(1, 0, 3, 12),
                ended(1, 0, 3, 4));

        assertThat(timeline.start(0)).isEmpty();
        assertThat(timeline.seconds(0)).isEmpty();
        assertThat(timeline.seconds(1)).hasValue(4);
    }

    @Test
    void eventsOfEarlierVersionsAreRead() throws Exception {
        Event started = Json.read("{\"what\":\"started\",\"trial\":0,\"fromEpoch\":0,\"toEpoch\":1}", Event.class);
        Event ended = Json.read(
                "{\"what\":\"ended\",\"trial\":0,\"fromEpoch\":0,\"outcome\":\"TRAINED\",\"curve\":[],\"message\":\"\","
                        + "\"checkpoint\":\"\"}",
                Event.class);

        assertThat(started).isEqualTo(startedByAnEarlierVersion(0));
        assertThat(ended).isEqualTo(ended(0, 0, 0, 0));
    }

    @Test
    void theTimesOfASearchThatRanAreInItsJournal(@TempDir Path folder) throws Exception {
        Instant before = Instant.now().minusMillis(1);
        Studies.runQuickly(folder, Studies.plan().with(Studies.HALVING), new SyntheticObjective(1, 2), 9);
        Instant after = Instant.now();

        Timeline timeline = Study.readTimed(folder).timeline();
        assertThat(timeline.rungs()).hasSize(9 + 3 + 1).allSatisfy(rung -> {
            assertThat(rung.start()).isBetween(before, after);
            // a millisecond an epoch at the least, and nothing outlasts the search
            assertThat(rung.seconds()).isGreaterThanOrEqualTo(0.001 * (rung.toEpoch() - rung.fromEpoch()));
            assertThat(rung.end()).isBefore(after.plusMillis(1));
        });
        assertThat(Files.readString(folder.resolve(Study.JOURNAL))).contains("\"seconds\":");
    }
}
