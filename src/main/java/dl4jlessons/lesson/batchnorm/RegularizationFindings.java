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

import dl4jlessons.lesson.batchnorm.BatchNormRegularization.Outcome;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.Runs;
import java.util.List;

/** Claims of {@link BatchNormRegularization}. */
final class RegularizationFindings {
    private static final String WHY_NOISE =
            "Every image is normalized together with others drawn at random, so its activations are never quite the same twice:"
                    + " the smaller the mini-batch, the less. With all images in one mini-batch nothing is left of"
                    + " this noise. Whether it is ever strong enough to put the normalized network ahead,"
                    + " the chart shows: above zero it would be.";
    private static final String WHY_BEST =
            "This is what batch normalization owes its reputation to. A large learning rate throws the plain network about; the"
                    + " normalized one stands it, and small mini-batches keep it from memorizing. So it ends ahead on other"
                    + " images. Compare it with the plain network at the book's setting, though, before calling it the"
                    + " better choice.";

    private final Regularizers networks;

    RegularizationFindings(Runs<RegularizedNetwork, Outcome> runs) {
        this.networks = new Regularizers(runs);
    }

    LessonResult result() {
        RegularizationTables tables = new RegularizationTables(networks);
        RegularizationFigures figures = new RegularizationFigures(networks);
        return new LessonResult(
                List.of(
                        suppressesOverfitting(),
                        betterAtEqualTraining(),
                        lessNeedForDropout(),
                        strongerInSmallBatches(),
                        bestCase()),
                List.of(tables.regularizers(), tables.settings()),
                List.of(figures.accuracies(), figures.gaps(), figures.leadByBatchSize()));
    }

    private Judgement suppressesOverfitting() {
        return Claim.of("suppresses-overfitting", "Batch normalization suppresses overfitting.")
                .holdsIf(atLeast(
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
                                seed -> networks.leadAtEqualTraining(BATCH_NORM, BOOK, seed)))
                .because(Verdict.HOLDS, "The gap is smaller, and not because the network has learned less.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "The gap is smaller. But a small gap alone is no merit: a network that has learned nothing has none. The"
                                + " caveats ask whether other images gain by it.")
                .because(
                        Verdict.CONTRADICTED,
                        "Batch normalization makes learning easier, and what is easiest to learn from few images is the images"
                                + " themselves. The last column of the table shows why, before any training: six normalized layers"
                                + " spread images evenly, so that two of one class lie almost as far apart as any two. What such a"
                                + " network learns about one image says little about the next. What can regularize is the"
                                + " randomness of the mini-batches, and a mini-batch of a third of all images has little of it:"
                                + " the claims below look for more.")
                .judge(seeds());
    }

    private Judgement betterAtEqualTraining() {
        return Claim.of(
                        "better-at-equal-training",
                        "At equal training accuracy, a normalized network does better on other images.")
                .holdsIf(atLeast(
                        0.02,
                        "validation accuracy at equal training accuracy, BN minus plain",
                        seed -> networks.leadAtEqualTraining(BATCH_NORM, BOOK, seed)))
                .caveat(
                        "By the end it does no better than the plain network.",
                        atMost(0, "validation accuracy at the end, BN minus plain", seed -> lead(BOOK, seed)))
                .because(
                        Verdict.HOLDS, "This comparison gives no network a head start, and the normalized one wins it.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "The normalized network learns more per training image that it gets right, but goes on until it knows"
                                + " them all by heart.")
                .because(
                        Verdict.CONTRADICTED,
                        "A network that learns faster has a larger gap at any given time, which would be no fault of its own."
                                + " This comparison takes the head start away, and the normalized network does no better: its"
                                + " larger gap is more than speed.")
                .judge(seeds());
    }

    private Judgement lessNeedForDropout() {
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
                        atLeast(
                                0.02,
                                "generalization gap at the end, BN minus BN + dropout",
                                seed -> networks.gap(BATCH_NORM, BOOK, seed)
                                        - networks.gap(BATCH_NORM_AND_DROPOUT, BOOK, seed)))
                .because(Verdict.HOLDS, "Dropout adds nothing to a normalized network here.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Dropout adds nothing to a normalized network's validation accuracy here. That is no proof that"
                                + " normalization has taken over its job: see what the caveats say.")
                .because(
                        Verdict.CONTRADICTED,
                        "A normalized network that has learned its images by heart is just the one that dropout can help: it"
                                + " makes memorizing harder, and normalization makes up for the time that costs.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "Dropout slows learning down and makes memorizing harder. After so short a training the two may well"
                                + " cancel, and which of them wins can differ from seed to seed. Longer training (--full)"
                                + " gives dropout more time.")
                .judge(seeds());
    }

    private Judgement strongerInSmallBatches() {
        return Claim.of(
                        "stronger-in-small-batches",
                        "What regularizes is the noise of the mini-batch's statistics: small mini-batches make it stronger.")
                .holdsIf(atLeast(
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
                                        - networks.validation(BATCH_NORM, BOOK, seed)))
                .because(Verdict.HOLDS, WHY_NOISE)
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        WHY_NOISE + " Statistics of too few images are so rough, though, that learning itself suffers.")
                .because(
                        Verdict.CONTRADICTED,
                        "The smallest mini-batches gave no better result than all images at once: whatever their noise"
                                + " prevents, it costs as much.")
                .judge(seeds());
    }

    private Judgement bestCase() {
        return Claim.of(
                        "best-case",
                        "With small mini-batches and a large learning rate, batch normalization helps with other images.")
                .holdsIf(atLeast(
                        0.02,
                        "validation accuracy at the end, BN minus plain, " + FAVOURABLE,
                        seed -> lead(FAVOURABLE, seed)))
                .caveat(
                        "Its generalization gap is larger all the same.",
                        atLeast(
                                0.02,
                                "generalization gap at the end, BN minus plain",
                                seed -> networks.gap(BATCH_NORM, FAVOURABLE, seed)
                                        - networks.gap(NONE, FAVOURABLE, seed)))
                .caveat(
                        "It helps by learning more: at equal training accuracy it has no advantage.",
                        atMost(
                                0.01,
                                "validation accuracy at equal training accuracy, BN minus plain",
                                seed -> networks.leadAtEqualTraining(BATCH_NORM, FAVOURABLE, seed)))
                .because(Verdict.HOLDS, WHY_BEST)
                .because(Verdict.HOLDS_WITH_CAVEAT, WHY_BEST)
                .because(
                        Verdict.CONTRADICTED,
                        "Not even the setting that suited batch normalization best in trials gives it an advantage here.")
                .judge(seeds());
    }

    private double lead(Setting setting, long seed) {
        return networks.validation(BATCH_NORM, setting, seed) - networks.validation(NONE, setting, seed);
    }

    private List<Long> seeds() {
        return networks.runs().seeds();
    }
}
