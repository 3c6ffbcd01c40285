package dl4jlessons.search;

/**
 * The one use of the test data in a study.
 *
 * @param trial whose hyperparameters were retrained on training and validation data
 * @param accuracy share of test examples classified correctly
 * @param examples how many test examples there were
 */
public record TestUse(int trial, double accuracy, int examples) {
    public double standardError() {
        return RankedTrial.standardError(accuracy, examples);
    }
}
