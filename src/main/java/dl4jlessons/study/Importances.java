package dl4jlessons.study;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.runtime.Plural;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.MainEffects;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much each hyperparameter matters: the share of the variance of accuracies that it explains alone, as in
 * {@link MainEffects}. Accuracies are compared after as many epochs as every trial was trained for that did not diverge, so
 * that a pruner, which trains the better ones longer, does not enter into them.
 *
 * @param shares the largest first
 * @param trials they were estimated from
 * @param epochs after which accuracies are compared
 * @param epochsInAll of a complete trial
 */
public record Importances(List<Share> shares, int trials, int epochs, int epochsInAll) {
    /** Groups of trials whose means are compared: of a hundred trials twenty each. */
    public static final int GROUPS = 5;
    /** With four trials in each group, chance alone gives shares of up to about a third. */
    static final int MIN_TRIALS = 4 * GROUPS;

    private static final double TWO_ERRORS = 2;

    /** What one hyperparameter explains alone, at most 1, and about 0 where it explains nothing. */
    public record Share(Dimension dimension, double value) {}

    /** Of all trials so far; one that diverged counts as the worst of the others. */
    public static Importances of(StudyResult study) {
        List<Trial> ranked = study.trials().stream().filter(Trial::ranked).toList();
        int epochs = ranked.stream().mapToInt(Trial::epochs).min().orElse(0);
        List<Trial> all = study.trials().stream()
                .filter(trial -> trial.ranked() || trial.state() == TrialState.DIVERGED)
                .toList();
        double worst = ranked.stream()
                .mapToDouble(trial -> accuracy(trial, epochs))
                .min()
                .orElse(0);
        List<Share> shares = all.isEmpty()
                ? List.of()
                : study.header().space().dimensions().stream()
                        .map(dimension -> new Share(
                                dimension,
                                MainEffects.share(
                                        dimension,
                                        all,
                                        GROUPS,
                                        trial -> trial.ranked() ? accuracy(trial, epochs) : worst)))
                        .sorted(Comparator.comparingDouble(Share::value).reversed())
                        .toList();
        return new Importances(shares, all.size(), epochs, study.header().epochs());
    }

    private static double accuracy(Trial trial, int epochs) {
        return trial.curve().get(epochs - 1).validationAccuracy();
    }

    /** Whether there are trials enough to tell a share from chance. */
    public boolean meaningful() {
        return trials >= MIN_TRIALS;
    }

    /** Two standard errors of a share where nothing is explained: what chance alone seldom exceeds. */
    public double chance() {
        return TWO_ERRORS * Math.sqrt(2.0 * GROUPS) / trials;
    }

    private String early() {
        return epochs == epochsInAll
                ? ""
                : " What helps a network only later, of " + Plural.of(epochsInAll, "epoch")
                        + " in all, is not seen this early.";
    }

    /** Why there is no chart of them. */
    public String whyNone() {
        return Plural.of(trials, "trial", "says", "say")
                + " nothing on which hyperparameter matters: it takes at least " + MIN_TRIALS + ".";
    }

    /**
     * A bar for each hyperparameter.
     *
     * @param id unique within a lesson
     */
    public Figure figure(String id) {
        List<String> names =
                shares.stream().map(share -> share.dimension().name()).toList();
        return Figure.single(
                        id,
                        "How much each hyperparameter matters",
                        "Share of the variance of validation accuracies after " + Plural.of(epochs, "epoch")
                                + " that a hyperparameter explains alone, estimated from "
                                + Plural.of(trials, "trial")
                                + "; one that diverged counts as the worst of the others. What two explain only together is in"
                                + " no share, so that they need not add up to 1. Where nothing is explained, chance alone"
                                + " seldom gives more than the dashed line; an estimate below 0 has no bar." + early(),
                        Axis.categories("", names),
                        Axis.linear("share of the variance").between(0, Double.NaN),
                        List.of(Series.bars(
                                "",
                                IntStream.range(0, names.size())
                                        .mapToObj(i -> (double) i)
                                        .toList(),
                                shares.stream().map(Share::value).toList())))
                .withGuides(Guide.atY("chance", chance()));
    }
}
