package dl4jlessons.study;

import dl4jlessons.search.Dimension;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.SampleTimes;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TestUse;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Studies that never ran: learning curves by formula. */
public final class SampleStudies {
    public static final int EPOCHS = 9;

    private static final SearchSpace SPACE = SearchSpace.of(
            Dimension.powerOfTen("learning rate", -4, 0),
            Dimension.uniform("dropout", 0, 0.5),
            Dimension.integer("hidden layers", 1, 6),
            Dimension.choice("updater", "sgd", "adam <fast>"),
            Dimension.flag("batch normalization"));
    private static final StudyHeader HEADER = new StudyHeader(
            SPACE,
            "random",
            "none",
            7,
            EPOCHS,
            "400 training and 100 validation examples, 0123456789abcdef",
            100,
            "network configuration fedcba9876543210");

    private SampleStudies() {}

    /** The larger the learning rate the better, up to 0.5, from where on trials diverge: the best lies near the bound. */
    public static StudyResult finished(int trials) {
        return study(
                IntStream.range(0, trials).mapToObj(SampleStudies::complete).toList());
    }

    /** Six hyperparameters from 0 to 1, of which the last makes the accuracy. */
    static StudyResult withManyNumbers(int trials) {
        SearchSpace space = new SearchSpace(IntStream.range(0, 6)
                .<Dimension>mapToObj(i -> Dimension.uniform("n" + i, 0, 1))
                .toList());
        StudyHeader header = new StudyHeader(space, "random", "none", 1, 1, HEADER.data(), 100, HEADER.objective());
        return new StudyResult(
                header,
                IntStream.range(0, trials)
                        .mapToObj(number -> {
                            Parameters parameters = Sampler.random().parameters(space, 1, number);
                            List<EpochResult> curve = List.of(result(1, parameters.number("n5")));
                            return new Trial(number, parameters, 1, TrialState.COMPLETE, curve, 0, "");
                        })
                        .toList(),
                Optional.empty());
    }

    /** Of three trials one goes on; none of them has run to the end yet. */
    public static StudyResult unfinished() {
        return study(IntStream.range(0, 9)
                .mapToObj(number -> {
                    Trial complete = complete(number);
                    TrialState state = number % 3 == 0 ? TrialState.PAUSED : TrialState.PRUNED;
                    return complete.state() == TrialState.DIVERGED
                            ? complete
                            : with(complete, state, complete.curve().subList(0, 3), "");
                })
                .toList());
    }

    /** The first 60 trials as successive halving would have left them: one in three goes on, from the first epoch. */
    public static StudyResult halved() {
        return finished(60).prunedBy(Pruner.successiveHalving(3, 1));
    }

    public static StudyResult allDiverged() {
        return study(IntStream.range(0, 4)
                .mapToObj(number -> with(complete(number), TrialState.DIVERGED, List.of(), ""))
                .toList());
    }

    /** Its only trial makes no error, and lies at the upper bound of one range and the lower bound of another. */
    public static StudyResult onePerfectTrial() {
        SearchSpace space = SearchSpace.of(
                Dimension.logUniform("learning rate", 1e-3, 0.5), Dimension.integer("hidden layers", 1, 6));
        Parameters parameters = new Parameters(Map.of("learning rate", 0.5, "hidden layers", 1));
        Trial trial = new Trial(0, parameters, 1, TrialState.COMPLETE, List.of(result(1, 1)), 0, "");
        StudyHeader header = new StudyHeader(
                space, "random", "none", 1, 1, HEADER.data(), HEADER.validationExamples(), HEADER.objective());
        return new StudyResult(header, List.of(trial), Optional.empty());
    }

    /** One trial failed for a reason that looks like HTML. */
    public static StudyResult withFailure() {
        List<Trial> trials =
                IntStream.range(0, 6).mapToObj(SampleStudies::complete).toList();
        Trial failed = with(trials.get(2), TrialState.FAILED, List.of(), "out of memory in <layer 3>, \"twice\"");
        return study(IntStream.range(0, 6)
                .mapToObj(number -> number == 2 ? failed : trials.get(number))
                .toList());
    }

    public static StudyResult tested(StudyResult study, int trial) {
        return new StudyResult(study.header(), study.trials(), Optional.of(new TestUse(trial, 0.75, 1000)));
    }

    /** With made-up times. */
    public static TimedStudy timed(StudyResult study) {
        return SampleTimes.of(study);
    }

    private static StudyResult study(List<Trial> trials) {
        return new StudyResult(HEADER, trials, Optional.empty());
    }

    private static Trial complete(int number) {
        Parameters parameters = Sampler.random().parameters(SPACE, HEADER.seed(), number);
        double rate = parameters.number("learning rate");
        Trial trial = new Trial(number, parameters, number + 1, TrialState.COMPLETE, List.of(), 0, "");
        if (rate > 0.5) {
            return with(trial, TrialState.DIVERGED, List.of(result(1, 0.1)), "");
        }
        double end = 0.9 + 0.2 * Math.log10(rate);
        return with(
                trial,
                TrialState.COMPLETE,
                IntStream.rangeClosed(1, EPOCHS)
                        .mapToObj(epoch -> result(epoch, 0.1 + (end - 0.1) * (1 - Math.exp(-epoch / 3.0))))
                        .toList(),
                "");
    }

    private static EpochResult result(int epoch, double accuracy) {
        return new EpochResult(epoch, 2.3 * (1 - accuracy), Math.min(1, accuracy + 0.02 * epoch), accuracy);
    }

    private static Trial with(Trial trial, TrialState state, List<EpochResult> curve, String message) {
        int failures = message.isEmpty() ? 0 : Trial.RETRIES + 1;
        return new Trial(trial.number(), trial.parameters(), trial.seed(), state, curve, failures, message);
    }
}
