package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.Regularization.NONE;
import static dl4jlessons.lesson.batchnorm.Setting.BOOK;
import static dl4jlessons.lesson.batchnorm.Setting.FAVOURABLE;

import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.training.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Charts of {@link BatchNormRegularization}. */
final class RegularizationFigures {
    private static final Axis ITERATION = Axis.linear("iteration");
    private static final int COLUMNS = 4;

    private final Regularizers networks;

    RegularizationFigures(Regularizers networks) {
        this.networks = networks;
    }

    Figure accuracies() {
        List<Panel> panels = new ArrayList<>();
        for (Regularization network : Regularization.values()) {
            panels.add(panel(network, BOOK));
        }
        panels.add(panel(NONE, FAVOURABLE));
        panels.add(panel(BATCH_NORM, FAVOURABLE));
        return new Figure(
                "accuracies",
                "Accuracy on the training images and on others",
                "In the book's setting unless something else is said. The distance between the two lines is the generalization gap."
                        + " Look at the height of the lower line too: a network that has not learned its own images has a small"
                        + " gap as well.",
                ITERATION,
                Axis.linear("accuracy").between(0, 1),
                COLUMNS,
                panels);
    }

    private Panel panel(Regularization network, Setting setting) {
        List<History> seeds = networks.histories(network, setting);
        return new Panel(
                new RegularizedNetwork(network, setting).toString(),
                List.of(Curves.trainingAccuracy("training", seeds), Curves.validationAccuracy("validation", seeds)));
    }

    Figure gaps() {
        return Figure.single(
                "gaps",
                "Generalization gap in the book's setting",
                "Training minus validation accuracy. Watch how early a gap opens, and whether it ever closes.",
                ITERATION,
                Axis.linear("training minus validation accuracy"),
                Arrays.stream(Regularization.values())
                        .map(network -> Curves.atEvaluations(
                                network.toString(), networks.histories(network, BOOK), Generalization::gap))
                        .toList());
    }

    Figure leadByBatchSize() {
        List<Double> sizes = Setting.BATCH_SIZES.stream()
                .map(setting -> (double) setting.batchSize())
                .toList();
        return Figure.single(
                        "lead-by-batch-size",
                        "What batch normalization gains, by size of the mini-batch",
                        "Validation accuracy of the normalized network minus the plain one's when both have just reached the same training"
                                + " accuracy. Above zero, the normalized network would be the one that overfits less.",
                        Axis.log("images in a mini-batch"),
                        Axis.linear("difference of validation accuracy"),
                        List.of(Curves.band(
                                BATCH_NORM + " minus " + NONE,
                                sizes,
                                networks.runs().seeds(),
                                (seed, i) ->
                                        networks.leadAtEqualTraining(BATCH_NORM, Setting.BATCH_SIZES.get(i), seed))))
                .withGuides(Guide.atY("no difference", 0));
    }
}
