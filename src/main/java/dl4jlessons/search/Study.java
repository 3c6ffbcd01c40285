package dl4jlessons.search;

import dl4jlessons.data.ThreeSets;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A study in its folder, open for one driver: every event is written to the journal before it changes anything here.
 * Opening a folder that holds a study resumes it.
 */
public final class Study implements AutoCloseable {
    /** The file of events; its first line says what the study is about. */
    public static final String JOURNAL = "journal.jsonl";

    private static final String CHECKPOINTS = "checkpoints";
    private static final double MILLIS_PER_SECOND = 1000;

    private final StudyPlan plan;
    private final StudyLock lock;
    private final TrialJournal journal;
    private final Checkpoints checkpoints;
    private final StudyState state;
    /** When this driver began the rungs that are running, in nanoseconds of a clock that nobody sets. */
    private final Map<Integer, Long> begun = new HashMap<>();

    private Study(StudyPlan plan, StudyLock lock, TrialJournal journal, Checkpoints checkpoints, StudyState state) {
        this.plan = plan;
        this.lock = lock;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.state = state;
    }

    /**
     * Begins a study, or resumes the one in the folder.
     *
     * @throws UserException if the folder holds another study (the message says what changed), if another process
     *     drives it, if its journal is damaged, or if it cannot be written to
     */
    public static Study open(Path folder, StudyPlan plan, Objective objective, TrainValidationData data) {
        return open(folder, plan, plan.header(objective, data), OnMismatch.REFUSE, DiskWriter.DURABLE);
    }

    /** As the other, for a study that will use its test examples: they, too, must be the same when it is resumed. */
    public static Study open(Path folder, StudyPlan plan, Objective objective, ThreeSets data) {
        return open(folder, plan, plan.header(objective, data), OnMismatch.REFUSE, DiskWriter.DURABLE);
    }

    /**
     * As {@link #open}, but a study that is another one, or cannot be read, makes room for a new one: for lessons, where
     * editing and running again always works.
     */
    public static Study openOrReplace(Path folder, StudyPlan plan, Objective objective, TrainValidationData data) {
        return open(folder, plan, plan.header(objective, data), OnMismatch.REPLACE, DiskWriter.DURABLE);
    }

    static Study open(Path folder, StudyPlan plan, StudyHeader header, OnMismatch ifChanged, DiskWriter writer) {
        StudyLock lock = StudyLock.take(folder);
        try {
            Path file = folder.resolve(JOURNAL);
            TrialJournal.Content content = ifChanged.content(folder, file, header);
            StudyState state = new StudyState(header);
            content.events().forEach(state::apply);
            state.requeueInterrupted();
            Checkpoints checkpoints = new Checkpoints(folder.resolve(CHECKPOINTS), header.fingerprint(), writer);
            Study study = new Study(plan, lock, TrialJournal.open(file, content, writer), checkpoints, state);
            study.takeUp(content);
            return study;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Writes the first event of a new study, and clears away checkpoints that a killed process left behind. */
    private void takeUp(TrialJournal.Content content) {
        try {
            if (content.events().isEmpty()) {
                record(Event.Begun.of(state.header()));
            }
            checkpoints.keepOnlyThoseOf(trials());
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Whether a folder holds a study. */
    public static boolean exists(Path folder) {
        return Files.isRegularFile(folder.resolve(JOURNAL));
    }

    /**
     * Looks at a study without driving it, even while another process does.
     *
     * @throws UserException if the folder holds none
     */
    public static StudyResult read(Path folder) {
        return readTimed(folder).result();
    }

    /** As {@link #read}, with the times of its rungs. */
    public static TimedStudy readTimed(Path folder) {
        return findTimed(folder)
                .orElseThrow(() ->
                        UserException.wrongUsage("There is no study in " + folder + ": run a search there first."));
    }

    /** As {@link #read}; empty if the folder holds no study, or one whose process died before it wrote a first line. */
    public static Optional<StudyResult> find(Path folder) {
        return findTimed(folder).map(TimedStudy::result);
    }

    private static Optional<TimedStudy> findTimed(Path folder) {
        TrialJournal.Content content = TrialJournal.read(folder.resolve(JOURNAL));
        if (content.events().isEmpty()) {
            return Optional.empty();
        }
        StudyState state = new StudyState(content.header());
        content.events().forEach(state::apply);
        return Optional.of(state.timed());
    }

    StudyPlan plan() {
        return plan;
    }

    Trial trial(int number) {
        return state.trial(number);
    }

    List<Trial> trials() {
        return state.trials();
    }

    void add(List<Parameters> trials) {
        record(new Event.Planned(trials));
    }

    /**
     * Notes that a rung begins, and says what a worker has to do.
     *
     * @param problem is told if the trial has to begin anew because its checkpoint was lost
     */
    RungTask begin(int number, int toEpoch, Consumer<String> problem) {
        Trial trial = trial(number);
        Optional<TrainingState> saved =
                trial.epochs() == 0 ? Optional.empty() : checkpoints.read(trial, state.checkpoint(number), problem);
        int fromEpoch = saved.isPresent() ? trial.epochs() : 0;
        record(Event.Started.now(number, fromEpoch, toEpoch));
        begun.put(number, System.nanoTime());
        return new RungTask(
                number,
                trial.parameters(),
                trial.seed(),
                fromEpoch,
                toEpoch,
                saved.orElse(TrainingState.NONE),
                toEpoch == plan.epochs());
    }

    /**
     * Keeps what a worker brought back: first the state for going on, then the event that counts on it.
     *
     * @param problem is told if a trial that began anew did not come out as before
     */
    Trial end(RungResult result, Consumer<String> problem) {
        checkInPlace();
        Trial before = trial(result.trial());
        new Repetition(before, result).difference().ifPresent(problem);
        int epochs = result.fromEpoch() + result.curve().size();
        boolean goesOn = result.outcome() == RungResult.Outcome.TRAINED && epochs < plan.epochs();
        Optional<Checkpoint> checkpoint =
                goesOn ? Optional.of(checkpoints.write(result.trial(), epochs, result.state())) : Optional.empty();
        record(Event.Ended.of(result, checkpoint, secondsSinceBegin(result.trial())));
        Trial after = trial(result.trial());
        checkpoints.keepOnlyLast(before, after);
        return after;
    }

    private double secondsSinceBegin(int trial) {
        long now = System.nanoTime();
        return TimeUnit.NANOSECONDS.toMillis(now - begun.getOrDefault(trial, now)) / MILLIS_PER_SECOND;
    }

    boolean isPromoted(int trial, int epochs) {
        return state.isPromoted(trial, epochs);
    }

    /** Notes who goes on after a rung, and who does not. */
    void decide(int epochs, Promotion promotion) {
        List<Trial> before = promotion.pruned().stream().map(this::trial).toList();
        record(new Event.Decided(epochs, promotion));
        before.forEach(trial -> checkpoints.keepOnlyLast(trial, trial(trial.number())));
    }

    /**
     * Uses the test data, once in the life of a study: the first time the measurement is made and recorded, later the
     * recorded result comes back without another measurement. Ask {@link StudyResult#testUse()} which it will be.
     */
    public TestUse testOnce(Supplier<TestUse> measurement) {
        return result().testUse().orElseGet(() -> {
            checkInPlace();
            TestUse use = measurement.get();
            record(new Event.Tested(use));
            return use;
        });
    }

    public StudyResult result() {
        return state.result();
    }

    /** What is known by now, with the times of the rungs. */
    public TimedStudy timed() {
        return state.timed();
    }

    /** Before anything is written, or something is done that has to be recorded. */
    private void checkInPlace() {
        lock.check();
        journal.check();
    }

    private void record(Event event) {
        checkInPlace();
        journal.append(event);
        state.apply(event);
    }

    /** Lets other drivers in. */
    @Override
    public void close() {
        journal.close();
        lock.close();
    }
}
