package dl4jlessons.report;

import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.result.Condition.ratio;

import dl4jlessons.experiment.Lesson.Card;
import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.plot.SampleFigures;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Looks;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.Summary;
import java.util.List;

/** Lessons with made-up results: every verdict, diverged seeds, long names and characters that HTML gives a meaning. */
public final class SampleEntries {
    static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    private SampleEntries() {}

    public static List<LessonRecord> all() {
        return List.of(
                entry(
                        0,
                        "First network",
                        "initialization.FirstNetwork",
                        new LessonResult(List.of(), List.of(firstTable()), List.of())),
                entry(1, "Zero initialization", "initialization.ZeroInitialization", zero()),
                entry(2, "Activation distributions", "initialization.ActivationDistributions", activations()),
                entry(3, "Vanishing gradients", "initialization.VanishingGradients", gradients()),
                entry(4, "Comparison of initial weights", "initialization.InitializationComparison", comparison()),
                entry(8, "Regularization by batch normalization", "batchnorm.BatchNormRegularization", gap()));
    }

    static LessonRecord entry(int number, String title, String className, LessonResult result) {
        Card card = new Card(
                number,
                title,
                "Which initial weights let a deep ReLU network learn at all, and how can one tell before training?",
                "The update:parameter ratio of each session: near 10⁻³ where the network learns, far below where it does not.");
        String setup = "784-100×4-10, ReLU, softmax; SGD 0.01, mini-batches of 128, 1000 iterations";
        return new LessonRecord(
                "dl4jlessons.lesson." + className, card, setup, SEEDS, false, "fashion-mnist", 25.4, result);
    }

    /** A heat table with a diverged cell, a partly diverged one and a missing one. */
    static Table heatTable() {
        return Table.of(
                        "final-loss",
                        "Final training loss by activation and initial weights",
                        "Mean of the last 50 iterations over three seeds; darker is larger.",
                        Column.text("activation"),
                        Column.heat("std 1", Format.DECIMAL),
                        Column.heat("std 0.01", Format.DECIMAL),
                        Column.heat("Xavier 1/√n", Format.DECIMAL),
                        Column.heat("He", Format.DECIMAL),
                        Column.of("time", Format.SECONDS))
                .row(
                        "sigmoid",
                        over(1.41, 1.44, 1.39),
                        over(2.303, 2.303, 2.302),
                        over(2.1, 2.15, 2.2),
                        over(1.6, 1.7, 1.65),
                        12.345)
                .row(
                        "tanh",
                        over(0.9, 0.95, 0.8),
                        over(2.30, 2.31, 2.305),
                        over(0.45, 0.46, 0.47),
                        over(0.4, 0.42, 0.43),
                        11.2)
                .row(
                        "ReLU",
                        over(infinity(), infinity(), infinity()),
                        over(2.305, 2.303, 2.304),
                        over(0.51, infinity(), 0.49),
                        over(0.381, 0.377, 0.379),
                        9.1)
                .row(
                        "identity <script>alert(1)</script>",
                        over(Double.NaN, Double.NaN, Double.NaN),
                        2.1,
                        0.5,
                        0.49,
                        0.07)
                .build();
    }

    static Table gradientTable() {
        Table.Builder table = Table.of(
                "rms",
                "Weight gradient, root mean square, at depth 20",
                "",
                Column.text("initial weights"),
                Column.heat("layer 1", Format.SCIENTIFIC),
                Column.heat("layer 5", Format.SCIENTIFIC),
                Column.heat("layer 10", Format.SCIENTIFIC),
                Column.heat("layer 20", Format.SCIENTIFIC),
                Column.of("units alive", Format.COUNT),
                Column.of("share alive", Format.PERCENT));
        table.row("std 1", 2.31e-3, 3.4e-3, 5.2e-3, 1.1e-2, 100, 1.0);
        table.row("std 0.01", 3.11e-30, 4.12e-24, 6.2e-16, 1.2e-2, 100, 1.0);
        table.row("Xavier 1/√n", 2.1e-12, 4.2e-9, 3.1e-6, 1.0e-2, 97, 0.973);
        table.row("He", 1.21e-4, 4.31e-4, 2.4e-3, 1.3e-2, 98, 0.981);
        return table.build();
    }

    static Judgement judgement(Verdict verdict) {
        return Judgement.of(claim(verdict), SEEDS, Looks.ONE);
    }

    private static Claim claim(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> lead("he-for-relu", "ReLU networks want He initialization", 0.5, 1.92);
            case HOLDS_WITH_CAVEAT ->
                lead("xavier-for-sigmoid", "Sigmoid networks want Xavier initialization", 0.1, 0.21)
                        .caveat(
                                "they learn slowly all the same",
                                atLeast(1, "final loss, Xavier", seed -> 2.1 + seed / 20.0))
                        .caveat("He does as well", atMost(0.02, "final loss, Xavier minus He", seed -> 0.5));
            case CONTRADICTED ->
                lead("bn-no-dropout", "With batch normalization, dropout is not needed <&\">", 0.02, -0.091);
            case NO_DIFFERENCE ->
                Claim.of("same", "It makes a difference")
                        .holdsIf(ratio(2, "time, one ÷ other", seed -> 1 + seed / 20.0))
                        .caveat("It is large", ratio(4, "the same", seed -> 1 + seed / 20.0));
            case INCONCLUSIVE ->
                Claim.of("breadth", "Suitable breadth of activations is what makes learning work")
                        .holdsIf(
                                atLeast(0.8, "rank correlation of breadth and loss", seed -> seed == 2 ? 0.61 : 0.9),
                                atMost(1e-6, "smallest gradient", seed -> 3.2e-30 * seed));
            case NOT_TESTED ->
                Claim.of("no-learning", "Who learns, learns better")
                        .testedIf("anything was learned", atLeast(0.5, "largest accuracy", seed -> 0.1))
                        .holdsIf(difference(0.1, "accuracy, with minus without", seed -> Double.NaN));
        };
    }

    private static Claim lead(String id, String statement, double margin, double value) {
        return Claim.of(id, statement)
                .holdsIf(difference(margin, "final loss, std 0.01 minus the other", seed -> value + seed / 100.0));
    }

    private static LessonResult zero() {
        return new LessonResult(
                List.of(judgement(Verdict.HOLDS)), List.of(firstTable()), List.of(SampleFigures.robustness()));
    }

    private static LessonResult activations() {
        return new LessonResult(
                List.of(judgement(Verdict.HOLDS_WITH_CAVEAT), judgement(Verdict.INCONCLUSIVE)),
                List.of(),
                List.of(SampleFigures.histograms()));
    }

    private static LessonResult gradients() {
        return new LessonResult(
                List.of(judgement(Verdict.HOLDS)), List.of(gradientTable()), List.of(SampleFigures.gradients()));
    }

    private static LessonResult comparison() {
        List<Figure> figures = List.of(SampleFigures.lossBands(), SampleFigures.cloud());
        return new LessonResult(
                List.of(judgement(Verdict.HOLDS), judgement(Verdict.HOLDS_WITH_CAVEAT)), List.of(heatTable()), figures);
    }

    private static LessonResult gap() {
        return new LessonResult(
                List.of(
                        judgement(Verdict.CONTRADICTED),
                        judgement(Verdict.NO_DIFFERENCE),
                        judgement(Verdict.NOT_TESTED)),
                List.of(),
                List.of(SampleFigures.regularization()));
    }

    private static Table firstTable() {
        return Table.of("accuracy", "Accuracy", "", Column.text("measured on"), Column.of("accuracy", Format.PERCENT))
                .row("training", over(0.912, 0.914, 0.909))
                .row("validation", over(0.871, 0.869, 0.874))
                .build();
    }

    private static Summary over(double... seeds) {
        return Summary.of(java.util.stream.DoubleStream.of(seeds).boxed().toList());
    }

    private static double infinity() {
        return Double.POSITIVE_INFINITY;
    }
}
