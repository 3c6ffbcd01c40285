package dl4jlessons.lesson.batchnorm;

import java.util.List;
import java.util.stream.Stream;

/**
 * A network that {@link BatchNormRegularization} trains.
 *
 * @param regularization what is done against overfitting
 * @param setting how it is trained
 */
record RegularizedNetwork(Regularization regularization, Setting setting) {
    /** All regularizations in the book's setting; in the others the plain and the normalized network. */
    static List<RegularizedNetwork> all() {
        Stream<RegularizedNetwork> inBookSetting = Stream.of(Regularization.values())
                .map(regularization -> new RegularizedNetwork(regularization, Setting.BOOK));
        Stream<RegularizedNetwork> inOthers = Setting.ALL.stream()
                .filter(setting -> !setting.equals(Setting.BOOK))
                .flatMap(setting -> Stream.of(Regularization.NONE, Regularization.BATCH_NORM)
                        .map(regularization -> new RegularizedNetwork(regularization, setting)));
        return Stream.concat(inBookSetting, inOthers).toList();
    }

    @Override
    public String toString() {
        return regularization + (setting.equals(Setting.BOOK) ? "" : ", " + setting);
    }
}
