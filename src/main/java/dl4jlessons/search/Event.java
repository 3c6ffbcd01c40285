package dl4jlessons.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What happened in a study: one line of its journal each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Event.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Event.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Event.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Event.Decided.class, name = "decided"),
    @JsonSubTypes.Type(value = Event.Tested.class, name = "tested")
})
sealed interface Event {
    /**
     * The study was begun; always the first event, and only the first.
     *
     * @param format of the journal and of the checkpoints
     */
    record Begun(int format, StudyHeader header) implements Event {
        /** Format 1, whose first lines say nothing of a format, knew no checksums of checkpoints. */
        static final int FORMAT = 2;

        static Begun of(StudyHeader header) {
            return new Begun(FORMAT, header);
        }
    }

    /** Trials were added, numbered on from those there were. */
    record Planned(List<Parameters> trials) implements Event {}

    /**
     * A worker began a rung.
     *
     * @param at when, by the driver's clock, as in {@link Instant#toString()}; empty in journals of versions that noted no
     *     times
     */
    record Started(int trial, int fromEpoch, int toEpoch, String at) implements Event {
        public Started {
            at = Objects.requireNonNullElse(at, "");
        }

        static Started now(int trial, int fromEpoch, int toEpoch) {
            return new Started(
                    trial,
                    fromEpoch,
                    toEpoch,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    /**
     * A rung ended; the state for going on, if any, is in a file by now.
     *
     * @param checkpoint checksum of that file's content, empty where nothing goes on
     * @param seconds since it was begun, to the millisecond; means nothing where the beginning has no time
     */
    record Ended(
            int trial,
            int fromEpoch,
            RungResult.Outcome outcome,
            List<EpochResult> curve,
            String message,
            String checkpoint,
            double seconds)
            implements Event {
        static Ended of(RungResult result, Optional<Checkpoint> checkpoint, double seconds) {
            return new Ended(
                    result.trial(),
                    result.fromEpoch(),
                    result.outcome(),
                    result.curve(),
                    result.message(),
                    checkpoint.map(Checkpoint::checksum).orElse(""),
                    seconds);
        }
    }

    /**
     * After a rung of so many epochs some trials go on, others never will. An asynchronous pruner decides several times
     * about one rung.
     */
    record Decided(int epochs, Promotion promotion) implements Event {}

    /** The test data was used. */
    record Tested(TestUse use) implements Event {}
}
