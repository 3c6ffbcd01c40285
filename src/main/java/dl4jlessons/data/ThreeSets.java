package dl4jlessons.data;

/**
 * Training, validation and test examples, as types that keep the three apart.
 *
 * @param tuning fits weights and compares hyperparameters
 * @param test for one last measurement
 */
public record ThreeSets(TuningData tuning, TestData test) {
    /** The same examples with all features standardized by means and deviations of the training examples alone. */
    public ThreeSets standardized() {
        Normalizer normalizer = Normalizer.fitOn(tuning.training());
        return new ThreeSets(normalizer.apply(tuning), normalizer.apply(test));
    }
}
