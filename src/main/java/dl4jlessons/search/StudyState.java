package dl4jlessons.search;

import dl4jlessons.runtime.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of a journal add up to, after a restart as well as while the search runs. */
final class StudyState {
    /** Keeps the trials' own seeds apart from the other uses of a study's seed. */
    private static final long TRAINING = 2;

    private final StudyHeader header;
    private final List<Trial> trials = new ArrayList<>();
    private final Map<Integer, Set<Integer>> promoted = new HashMap<>();
    /** Checksums of the checkpoints after the trials' last rungs. */
    private final Map<Integer, String> checkpoints = new HashMap<>();

    private final RungClock clock = new RungClock();
    private Optional<TestUse> testUse = Optional.empty();

    StudyState(StudyHeader header) {
        this.header = header;
    }

    StudyHeader header() {
        return header;
    }

    void apply(Event event) {
        clock.apply(event);
        if (event instanceof Event.Planned planned) {
            planned.trials().forEach(this::add);
        } else if (event instanceof Event.Started started) {
            replace(trial(started.trial()).in(TrialState.RUNNING));
        } else if (event instanceof Event.Ended ended) {
            replace(trial(ended.trial()).after(ended, header.epochs()));
            if (ended.outcome() == RungResult.Outcome.TRAINED) {
                checkpoints.put(ended.trial(), ended.checkpoint());
            }
        } else if (event instanceof Event.Decided decided) {
            promoted.computeIfAbsent(decided.epochs(), epochs -> new HashSet<>())
                    .addAll(decided.promotion().promoted());
            decided.promotion().pruned().forEach(number -> replace(trial(number).in(TrialState.PRUNED)));
        } else if (event instanceof Event.Tested tested) {
            testUse = Optional.of(tested.use());
        }
    }

    /** What was running when the journal's process died has to be run again. */
    void requeueInterrupted() {
        trials.stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .toList()
                .forEach(trial -> replace(trial.waiting()));
    }

    private void add(Parameters parameters) {
        int number = trials.size();
        trials.add(Trial.pending(number, parameters, Seeds.derive(header.seed(), TRAINING, number)));
    }

    private void replace(Trial trial) {
        trials.set(trial.number(), trial);
    }

    Trial trial(int number) {
        return trials.get(number);
    }

    List<Trial> trials() {
        return Collections.unmodifiableList(trials);
    }

    /** Checksum of the checkpoint from which a trial goes on. */
    String checkpoint(int trial) {
        return checkpoints.getOrDefault(trial, "");
    }

    /** Whether it is decided that a trial goes on after these epochs. */
    boolean isPromoted(int trial, int epochs) {
        return promoted.getOrDefault(epochs, Set.of()).contains(trial);
    }

    TimedStudy timed() {
        return new TimedStudy(result(), clock.timeline());
    }

    StudyResult result() {
        return new StudyResult(header, List.copyOf(trials), testUse);
    }
}
