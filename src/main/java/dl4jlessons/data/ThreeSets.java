package dl4jlessons.data;

import java.util.List;

/**
 * Training, validation and test examples, as types that keep the three apart.
 *
 * @param tuning fits weights and compares hyperparameters
 * @param test for one last measurement
 */
public record ThreeSets(TrainValidationData tuning, TestData test) {
    /**
     * The same examples with all features standardized by means and deviations of the training examples alone.
     *
     * @param featureNames for messages, in the order of the features
     * @throws dl4jlessons.runtime.UserException if a feature cannot be standardized
     */
    public ThreeSets standardized(List<String> featureNames) {
        Normalizer normalizer = Normalizer.fitOn(tuning.training(), featureNames);
        return new ThreeSets(normalizer.apply(tuning), normalizer.apply(test));
    }
}
