package dl4jlessons.report;

import dl4jlessons.data.DataSummary;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.SearchSpace.Bound;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import dl4jlessons.study.Hyperparameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to know before the winner of a search is trusted, in sentences. */
final class StudyRemarks {
    private final StudyResult study;
    private final Optional<DataSummary> data;

    private StudyRemarks(StudyResult study, Optional<DataSummary> data) {
        this.study = study;
        this.data = data;
    }

    /**
     * The most important first; none if there is nothing to say.
     *
     * @param data what was read for the study, if that is known
     */
    static List<String> of(StudyResult study, Optional<DataSummary> data) {
        return of(study, data, false);
    }

    /** @param running whether the search goes on by itself, so that nobody needs to be told to make it go on */
    static List<String> of(StudyResult study, Optional<DataSummary> data, boolean running) {
        StudyRemarks remarks = new StudyRemarks(study, data);
        return Stream.of(
                        running ? Stream.<String>empty() : remarks.unfinished(),
                        remarks.noBest(),
                        remarks.noBetterThanTheLargestClass(),
                        remarks.allCorrect(),
                        remarks.ties(),
                        remarks.bounds(),
                        remarks.diverged(),
                        remarks.failed(),
                        data.stream().flatMap(summary -> summary.remarks().stream()))
                .flatMap(some -> some)
                .toList();
    }

    private Stream<String> unfinished() {
        long ended = study.trials().stream().filter(t -> t.state().ended()).count();
        return ended == study.trials().size()
                ? Stream.empty()
                : Stream.of(ended + " of "
                        + Plural.of(study.trials().size(), "trial", "has", "have")
                        + " ended so far: run the search again to go on.");
    }

    private Stream<String> noBest() {
        boolean ended = study.trials().stream().allMatch(trial -> trial.state().ended());
        return ended && study.best().isEmpty() ? Stream.of(study.whyNone()) : Stream.empty();
    }

    /** What an accuracy is worth depends on how much of it is to be had for nothing. */
    private Stream<String> noBetterThanTheLargestClass() {
        return data.filter(summary -> !summary.largestClass().isEmpty()).stream()
                .flatMap(
                        summary -> study
                                .best()
                                .filter(best -> best.accuracy() - best.standardError() <= summary.largestShare())
                                .stream()
                                .map(best -> "The winner is "
                                        + (best.accuracy() <= summary.largestShare()
                                                ? "no better than"
                                                : "within one standard error of")
                                        + " always answering " + summary.largestClass()
                                        + ", the largest class, which is right for "
                                        + NumberText.percent(summary.largestShare(), 1)
                                        + " of the validation examples."));
    }

    /** The formula of the standard error then gives 0, which it is not. */
    private Stream<String> allCorrect() {
        int examples = study.header().validationExamples();
        return study.best().filter(best -> best.accuracy() == 1).stream()
                .map(best -> "The winner classifies " + Plural.all(examples, "validation example")
                        + " correctly; so few tell only that it is probably right more often than "
                        + NumberText.percent(1 - RankedTrial.likelyErrors(examples), 1) + " of the time.");
    }

    /** Only trials of the same length compete. */
    private Stream<String> ties() {
        return study.best().stream().flatMap(best -> {
            long ties = study.leaderboard().stream()
                    .filter(other -> other.trial().epochs() == best.trial().epochs())
                    .filter(other -> other.accuracy() >= best.accuracy() - best.standardError())
                    .count();
            return ties < 2
                    ? Stream.empty()
                    : Stream.of("The first " + ties + " ranks lie within one standard error of the first: "
                            + Plural.of(study.header().validationExamples(), "validation example")
                            + " cannot tell them apart.");
        });
    }

    private Stream<String> bounds() {
        return study.boundsNearBest().stream().map(this::bound);
    }

    private String bound(Bound bound) {
        Dimension dimension = study.header().space().dimensions().stream()
                .filter(candidate -> candidate.name().equals(bound.dimension()))
                .findFirst()
                .orElseThrow();
        Object value = study.best()
                .map(RankedTrial::trial)
                .map(trial -> trial.parameters().values().get(bound.dimension()))
                .orElseThrow();
        String side = bound.side() == SearchSpace.Side.LOWER ? "lower" : "upper";
        return "The best trial has the " + dimension.name() + " " + Hyperparameters.text(value) + ", near the " + side
                + " bound of what was searched (" + Hyperparameters.range(dimension)
                + "): better values may lie beyond.";
    }

    private Stream<String> diverged() {
        long diverged = study.count(TrialState.DIVERGED);
        return diverged == 0
                ? Stream.empty()
                : Stream.of(diverged + " of " + Plural.of(study.trials().size(), "trial") + " diverged ("
                        + NumberText.percent((double) diverged / study.trials().size(), 0)
                        + "): they say where not to search, but have no rank.");
    }

    private Stream<String> failed() {
        List<Trial> failed = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .toList();
        return failed.isEmpty()
                ? Stream.empty()
                : Stream.of(Plural.of(failed.size(), "trial") + " failed, trial "
                        + failed.get(failed.size() - 1).number() + " with \""
                        + failed.get(failed.size() - 1).message() + "\".");
    }
}
