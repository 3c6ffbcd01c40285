package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;

import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.LessonResult;
import dl4jlessons.training.BatchNormProbe.Snapshot;
import dl4jlessons.training.GradientCheck;
import dl4jlessons.training.Runs;
import dl4jlessons.training.UnitStatistics;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What {@link BatchNormTransform} found out, and its claims about a layer and one mini-batch. */
final class TransformFindings {
    private final Runs<FormulaCheck.Case, FormulaCheck> formula;
    private final Runs<Integer, BackpropagationCheck> gradients;
    private final TransformTraining training;

    TransformFindings(
            Runs<FormulaCheck.Case, FormulaCheck> formula,
            Runs<Integer, BackpropagationCheck> gradients,
            TransformTraining training) {
        this.formula = formula;
        this.gradients = gradients;
        this.training = training;
    }

    LessonResult result() {
        TransformTrainingFindings trained = new TransformTrainingFindings(training);
        TransformTables tables = new TransformTables(formula, gradients, training);
        TransformFigures figures = new TransformFigures(formula, training);
        return LessonResult.of(
                formula.seeds(),
                List.of(
                        normalizes(),
                        computesTheFormula(),
                        trained.scaleAndShift(),
                        trained.statisticsNeedTime(),
                        trained.oneImageTeachesNothing(),
                        backpropagatesThroughStatistics()),
                LessonCharts.of(
                        List.of(tables.formula(), tables.training(), tables.keptByLayer(), tables.gradients()),
                        List.of(
                                figures.unitsBeforeAndAfter(),
                                figures.varianceByEpsilon(),
                                figures.scaleAndShift(),
                                figures.accuracies(),
                                figures.statisticsErrors())));
    }

    private Claim normalizes() {
        return Claim.of("mean-0-variance-1", "In every mini-batch each unit leaves with mean 0 and variance 1.")
                .holdsIf(
                        atMost(1e-4, "largest absolute mean of a hidden unit, float", s -> hidden(s)
                                .largestMean()),
                        atLeast(
                                0.99,
                                "smallest variance of a hidden unit",
                                s -> Collections.min(hidden(s).variances())),
                        atMost(
                                1.01,
                                "largest variance of a hidden unit",
                                s -> Collections.max(hidden(s).variances())))
                .caveat(
                        "Less than 1 where the input hardly varies: ε is then as large as the variance it is added to.",
                        atMost(0.9, "smallest variance of a pixel that is not constant", this::smallestPixelVariance))
                .caveat(
                        "0 where the input is constant, as the corner of all images in a mini-batch can be.",
                        atLeast(
                                1,
                                "pixels with variance 0",
                                s -> Collections.frequency(
                                        pixels(Epsilon.DL4J, s).variances(), 0.0)))
                .caveat(
                        "Not in inference: running statistics are not those of the images at hand.",
                        atLeast(
                                0.1,
                                "largest absolute mean of a unit, inference, end of training",
                                this::inferenceMean));
    }

    private Claim computesTheFormula() {
        return Claim.of("computes-the-formula", "The layer computes y = γ (x − μ) / √(σ² + ε) + β.")
                .holdsIf(
                        atMost(1e-4, "largest difference from the formula, float", s -> formula.get(
                                        FormulaCheck.HIDDEN_FLOAT, s)
                                .difference()),
                        atMost(1e-10, "largest difference from the formula, double", s -> formula.get(
                                        FormulaCheck.HIDDEN_DOUBLE, s)
                                .difference()))
                .caveat(
                        "Which ε is a matter of taste, and it shows where inputs hardly vary: the book adds 1e-6, DL4J 1e-5.",
                        atLeast(
                                0.1,
                                "largest difference that this makes to the variance of a pixel",
                                this::epsilonEffect));
    }

    private Claim backpropagatesThroughStatistics() {
        return Claim.of(
                        "gradient-through-statistics",
                        "The gradient goes through the mini-batch's mean and variance, and DL4J computes it so.")
                .holdsIf(
                        atMost(
                                1e-5,
                                "largest deviation from central differences, as a share of the largest gradient",
                                this::gradientDeviation),
                        atMost(
                                1e-3,
                                "largest deviation of float's gradients from double's, in the same way",
                                s -> several(s).floatDifference()),
                        atLeast(
                                0.1,
                                "error in the input's gradient when mean and variance are taken for constants",
                                s -> several(s).constantStatistics()));
    }

    private UnitStatistics hidden(long seed) {
        return formula.get(FormulaCheck.HIDDEN_FLOAT, seed).normalized();
    }

    private UnitStatistics pixels(Epsilon epsilon, long seed) {
        return formula.get(FormulaCheck.pixels(epsilon), seed).normalized();
    }

    private double smallestPixelVariance(long seed) {
        return pixels(Epsilon.DL4J, seed).variances().stream()
                .mapToDouble(Double::doubleValue)
                .filter(variance -> variance > 0)
                .min()
                .orElse(Double.NaN);
    }

    private double epsilonEffect(long seed) {
        List<Double> book = pixels(Epsilon.BOOK, seed).variances();
        List<Double> dl4j = pixels(Epsilon.DL4J, seed).variances();
        return IntStream.range(0, book.size())
                .mapToDouble(i -> book.get(i) - dl4j.get(i))
                .max()
                .orElseThrow();
    }

    /** The largest mean, over the validation images, of what leaves the layer before γ and β in inference. */
    private double inferenceMean(long seed) {
        Snapshot end = training.end(NormalizedNetwork.STANDARD, seed);
        return IntStream.range(0, end.gamma().size())
                .mapToDouble(
                        i -> (end.batch().means().get(i) - end.running().means().get(i))
                                / Math.sqrt(end.running().variances().get(i) + Epsilon.DL4J.value()))
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private BackpropagationCheck several(long seed) {
        return gradients.get(BackpropagationCheck.SEVERAL, seed);
    }

    private double gradientDeviation(long seed) {
        return several(seed).parameters().stream()
                .mapToDouble(GradientCheck.Compared::relativeDifference)
                .max()
                .orElseThrow();
    }
}
