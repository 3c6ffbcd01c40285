package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.FinalEvaluationReadings.Images;
import dl4jlessons.lesson.tuning.FinalEvaluationReadings.Outcome;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.Trial;
import java.util.List;
import java.util.stream.IntStream;

/** Tables and chart of {@link FinalEvaluation}. */
final class FinalEvaluationCharts implements LessonCharts {
    /** Seeds are drawn beside each other at this distance, so that their whiskers can be told apart. */
    private static final double ASIDE = 0.1;

    private final FinalEvaluationReadings readings;
    private final List<Long> seeds;

    FinalEvaluationCharts(FinalEvaluationReadings readings) {
        this.readings = readings;
        this.seeds = readings.seeds();
    }

    @Override
    public List<Table> tables() {
        return List.of(accuraciesOfSeeds(), retrainings(), winners());
    }

    @Override
    public List<Figure> figures() {
        return List.of(accuracies());
    }

    private Table accuraciesOfSeeds() {
        Table.Builder table = Table.of(
                "final-test",
                "From validation to test",
                "Accuracy of each seed's winner on validation images, on held-out images, and, when it was"
                        + " trained again with the validation images, on held-out images and test data. A practitioner has"
                        + " the validation and the test column only. When the study's journal holds a test result already,"
                        + " the test files stay closed and the recorded result is shown.",
                Column.of("seed", Format.COUNT),
                Column.of("validation", Format.PERCENT),
                Column.of("held-out", Format.PERCENT),
                Column.of("again: held-out", Format.PERCENT),
                Column.of("again: test data", Format.PERCENT),
                Column.of("standard error", Format.PERCENT),
                Column.text("tested network"),
                Column.text("test data was used"));
        for (long seed : seeds) {
            Outcome outcome = readings.of(seed);
            table.row(
                    seed,
                    outcome.winner().validationAccuracy(),
                    outcome.unseenBefore(),
                    outcome.unseenAfter(),
                    outcome.test().accuracy(),
                    outcome.test().standardError(),
                    outcome.diverged() ? "the validated one: training again diverged" : "trained again",
                    outcome.testedBefore() ? "by an earlier run: recorded result" : "now, for the only time");
        }
        return table.build();
    }

    private Table retrainings() {
        Table.Builder table = Table.of(
                "retrainings",
                "Training again with the validation images",
                "Accuracy on held-out images, medians of several trainings with the winner's hyperparameters from other"
                        + " initial weights. Where training on both sets diverges, the network from the training images is"
                        + " left. As many epochs on more images are more updates.",
                Column.of("seed", Format.COUNT),
                Column.heat("training images", Format.PERCENT),
                Column.heat("both, as many updates", Format.PERCENT),
                Column.heat("both, as many epochs", Format.PERCENT),
                Column.of("diverged on both", Format.COUNT));
        for (long seed : seeds) {
            Outcome outcome = readings.of(seed);
            table.row(
                    seed,
                    outcome.retrained(Images.TRAINING),
                    outcome.retrained(Images.BOTH_EQUAL_UPDATES),
                    outcome.retrained(Images.BOTH_EQUAL_EPOCHS),
                    outcome.diverged(Images.BOTH_EQUAL_UPDATES) + outcome.diverged(Images.BOTH_EQUAL_EPOCHS));
        }
        return table.build();
    }

    private Figure accuracies() {
        return Figure.single(
                "accuracies",
                "The winner's accuracy on each set",
                "Whiskers are one standard error. The validation accuracy chose the winner, and may flatter it; there are few"
                        + " validation images, too. The last two places show the same network on images of different files:"
                        + " they should agree.",
                Axis.categories(
                        "measured on", List.of("validation", "held-out", "again: held-out", "again: test data")),
                Axis.linear("accuracy"),
                seeds.stream().map(this::accuracies).toList());
    }

    private Series accuracies(long seed) {
        Outcome outcome = readings.of(seed);
        List<Double> accuracies = List.of(
                outcome.winner().validationAccuracy(),
                outcome.unseenBefore(),
                outcome.unseenAfter(),
                outcome.test().accuracy());
        List<Double> errors = List.of(
                RankedTrial.standardError(accuracies.get(0), readings.sizes().validation()),
                RankedTrial.standardError(accuracies.get(1), readings.sizes().unseen()),
                RankedTrial.standardError(accuracies.get(2), readings.sizes().unseen()),
                outcome.test().standardError());
        double aside = ASIDE * (seeds.indexOf(seed) - (seeds.size() - 1) / 2.0);
        return Series.points(
                "seed " + seed,
                IntStream.range(0, errors.size()).mapToObj(i -> i + aside).toList(),
                accuracies,
                IntStream.range(0, errors.size())
                        .mapToObj(i -> accuracies.get(i) - errors.get(i))
                        .toList(),
                IntStream.range(0, errors.size())
                        .mapToObj(i -> accuracies.get(i) + errors.get(i))
                        .toList());
    }

    private Table winners() {
        Table.Builder table = Table.of(
                "winners",
                "The winners' hyperparameters",
                "Chosen on validation data alone.",
                Column.of("seed", Format.COUNT),
                Column.of("trial", Format.COUNT),
                Column.of("width", Format.COUNT),
                Column.of("batch size", Format.COUNT),
                Column.of("learning rate", Format.SCIENTIFIC),
                Column.of("weight decay", Format.SCIENTIFIC));
        for (long seed : seeds) {
            Trial winner = readings.of(seed).winner();
            table.row(
                    seed,
                    winner.number(),
                    winner.parameters().integer("width"),
                    winner.parameters().integer("batch size"),
                    winner.parameters().number("learning rate"),
                    winner.parameters().number("weight decay"));
        }
        return table.build();
    }
}
