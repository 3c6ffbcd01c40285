package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.Regularization.NONE;
import static dl4jlessons.lesson.batchnorm.Setting.BOOK;

import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;

/** Tables of {@link BatchNormRegularization}. */
final class RegularizationTables {
    private final Regularizers networks;

    RegularizationTables(Regularizers networks) {
        this.networks = networks;
    }

    Table regularizers() {
        Table.Builder table = Table.of(
                "regularizers",
                "After training in the book's setting",
                "Mean ± standard deviation over the seeds. Gap: training minus validation accuracy. Lead: how much higher than the"
                        + " plain network's the validation accuracy is when both have just reached the same training accuracy."
                        + " Distances: between the activations of two images in the last hidden layer, before training.",
                Column.text("network"),
                Column.of("training accuracy", Format.PERCENT),
                Column.heat("validation accuracy", Format.PERCENT),
                Column.of("gap, points", Format.POINTS),
                Column.of("lead at equal training accuracy, points", Format.POINTS),
                Column.of("distance within ÷ between classes", Format.DECIMAL));
        for (Regularization network : Regularization.values()) {
            table.row(
                    network.toString(),
                    networks.overSeeds(seed -> networks.training(network, BOOK, seed)),
                    networks.overSeeds(seed -> networks.validation(network, BOOK, seed)),
                    networks.overSeeds(seed -> networks.gap(network, BOOK, seed)),
                    network == NONE
                            ? ""
                            : networks.overSeeds(seed -> networks.leadAtEqualTraining(network, BOOK, seed)),
                    // dropout sets any two images apart, by dropping different units
                    network.drops() ? "" : networks.overSeeds(seed -> networks.classDistances(network, seed)));
        }
        return table.build();
    }

    Table settings() {
        Table.Builder table = Table.of(
                "settings",
                "Other mini-batches, and a large learning rate",
                "After as many iterations as above.",
                Column.text("setting"),
                Column.of("validation: plain", Format.PERCENT),
                Column.of("validation: BN", Format.PERCENT),
                Column.of("gap: plain, points", Format.POINTS),
                Column.of("gap: BN, points", Format.POINTS),
                Column.of("lead of BN at equal training accuracy, points", Format.POINTS));
        Setting.ALL.forEach(setting -> table.row(
                setting.toString(),
                networks.overSeeds(seed -> networks.validation(NONE, setting, seed)),
                networks.overSeeds(seed -> networks.validation(BATCH_NORM, setting, seed)),
                networks.overSeeds(seed -> networks.gap(NONE, setting, seed)),
                networks.overSeeds(seed -> networks.gap(BATCH_NORM, setting, seed)),
                networks.overSeeds(seed -> networks.leadAtEqualTraining(BATCH_NORM, setting, seed))));
        return table.build();
    }
}
