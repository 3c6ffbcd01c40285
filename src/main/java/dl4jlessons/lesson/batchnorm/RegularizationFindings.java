package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.Regularization.BATCH_NORM_AND_DROPOUT;
import static dl4jlessons.lesson.batchnorm.Regularization.DROPOUT;
import static dl4jlessons.lesson.batchnorm.Regularization.NONE;
import static dl4jlessons.lesson.batchnorm.Setting.BOOK;
import static dl4jlessons.lesson.batchnorm.Setting.FAVOURABLE;
import static dl4jlessons.lesson.batchnorm.Setting.LARGEST_BATCH;
import static dl4jlessons.lesson.batchnorm.Setting.SMALLEST_BATCH;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.lesson.batchnorm.BatchNormRegularization.Outcome;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.LessonResult;
import dl4jlessons.training.Runs;
import java.util.List;

/** Claims of {@link BatchNormRegularization}. */
final class RegularizationFindings {
    private final Regularizers networks;

    RegularizationFindings(Runs<RegularizedNetwork, Outcome> runs) {
        this.networks = new Regularizers(runs);
    }

    LessonResult result() {
        RegularizationTables tables = new RegularizationTables(networks);
        RegularizationFigures figures = new RegularizationFigures(networks);
        return LessonResult.of(
                networks.runs().seeds(),
                List.of(
                        suppressesOverfitting(),
                        betterAtEqualTraining(),
                        lessNeedForDropout(),
                        strongerInSmallBatches(),
                        bestCase()),
                LessonCharts.of(
                        List.of(tables.regularizers(), tables.settings()),
                        List.of(figures.accuracies(), figures.gaps(), figures.leadByBatchSize())));
    }

    private Claim suppressesOverfitting() {
        return Claim.of("suppresses-overfitting", "Batch normalization suppresses overfitting.")
                .holdsIf(difference(
                        0.02,
                        "generalization gap at the end, plain minus BN",
                        seed -> networks.gap(NONE, BOOK, seed) - networks.gap(BATCH_NORM, BOOK, seed)))
                .caveat(
                        "On other images it does no better than the plain network.",
                        atMost(0, "validation accuracy at the end, BN minus plain", seed -> lead(BOOK, seed)))
                .caveat(
                        "At equal training accuracy it does no better either.",
                        atMost(
                                0.01,
                                "validation accuracy at equal training accuracy, BN minus plain",
                                seed -> networks.leadAtEqualTraining(BATCH_NORM, BOOK, seed)));
    }

    private Claim betterAtEqualTraining() {
        return Claim.of(
                        "better-at-equal-training",
                        "At equal training accuracy, a normalized network does better on other images.")
                .holdsIf(difference(
                        0.02,
                        "validation accuracy at equal training accuracy, BN minus plain",
                        seed -> networks.leadAtEqualTraining(BATCH_NORM, BOOK, seed)))
                .caveat(
                        "By the end it does no better than the plain network.",
                        atMost(0, "validation accuracy at the end, BN minus plain", seed -> lead(BOOK, seed)));
    }

    private Claim lessNeedForDropout() {
        return Claim.of("less-need-for-dropout", "With batch normalization there is less need for dropout.")
                .holdsIf(
                        atLeast(
                                0,
                                "validation accuracy at the end, BN minus dropout",
                                seed -> networks.validation(BATCH_NORM, BOOK, seed)
                                        - networks.validation(DROPOUT, BOOK, seed)),
                        atMost(
                                0.01,
                                "validation accuracy at the end, BN + dropout minus BN",
                                seed -> networks.validation(BATCH_NORM_AND_DROPOUT, BOOK, seed)
                                        - networks.validation(BATCH_NORM, BOOK, seed)))
                .caveat(
                        "There was no need in the first place: without BN, too, dropout gains nothing here.",
                        atMost(
                                0.01,
                                "validation accuracy at the end, dropout minus plain",
                                seed -> networks.validation(DROPOUT, BOOK, seed)
                                        - networks.validation(NONE, BOOK, seed)))
                .caveat(
                        "Dropout still narrows the gap of a normalized network.",
                        difference(
                                0.02,
                                "generalization gap at the end, BN minus BN + dropout",
                                seed -> networks.gap(BATCH_NORM, BOOK, seed)
                                        - networks.gap(BATCH_NORM_AND_DROPOUT, BOOK, seed)));
    }

    private Claim strongerInSmallBatches() {
        return Claim.of(
                        "stronger-in-small-batches",
                        "What regularizes is the noise of the mini-batch's statistics: small mini-batches make it stronger.")
                .holdsIf(difference(
                        0.02,
                        "BN's lead at equal training accuracy, " + SMALLEST_BATCH + " minus " + LARGEST_BATCH,
                        seed -> networks.leadAtEqualTraining(BATCH_NORM, SMALLEST_BATCH, seed)
                                - networks.leadAtEqualTraining(BATCH_NORM, LARGEST_BATCH, seed)))
                .caveat(
                        "Too small hurts: with the smallest mini-batch validation accuracy is lower than with the book's.",
                        atMost(
                                -0.02,
                                "validation accuracy of BN at the end, " + SMALLEST_BATCH + " minus " + BOOK,
                                seed -> networks.validation(BATCH_NORM, SMALLEST_BATCH, seed)
                                        - networks.validation(BATCH_NORM, BOOK, seed)));
    }

    private Claim bestCase() {
        return Claim.of(
                        "best-case",
                        "With small mini-batches and a large learning rate, batch normalization helps with other images.")
                .holdsIf(difference(
                        0.02,
                        "validation accuracy at the end, BN minus plain, " + FAVOURABLE,
                        seed -> lead(FAVOURABLE, seed)))
                .caveat(
                        "Its generalization gap is larger all the same.",
                        difference(
                                0.02,
                                "generalization gap at the end, BN minus plain",
                                seed -> networks.gap(BATCH_NORM, FAVOURABLE, seed)
                                        - networks.gap(NONE, FAVOURABLE, seed)))
                .caveat(
                        "It helps by learning more: at equal training accuracy it has no advantage.",
                        atMost(
                                0.01,
                                "validation accuracy at equal training accuracy, BN minus plain",
                                seed -> networks.leadAtEqualTraining(BATCH_NORM, FAVOURABLE, seed)));
    }

    private double lead(Setting setting, long seed) {
        return networks.validation(BATCH_NORM, setting, seed) - networks.validation(NONE, setting, seed);
    }
}
