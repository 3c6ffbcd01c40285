package dl4jlessons.tuner;

import dl4jlessons.data.DataSummary;
import dl4jlessons.data.Pool;
import dl4jlessons.data.Split;
import dl4jlessons.data.TestData;
import dl4jlessons.data.ThreeSets;
import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.Optional;

/**
 * Labelled examples before they are split.
 *
 * @param examples to draw training and validation examples from, and test examples if there are no others
 * @param ownTest test examples that came apart from the others
 * @param featureNames of a table; none where features are pixels
 * @param summary what was read, in words
 */
record ExamplePool(Pool examples, Optional<TestData> ownTest, List<String> featureNames, DataSummary summary) {
    /** Unless there are test examples already, one in so many is kept for the test. */
    private static final int TEST_DIVISOR = 5;

    /** How many examples training and validation can have together if the test gets its usual share. */
    int available() {
        return ownTest.isPresent() ? examples.size() : examples.size() - examples.size() / TEST_DIVISOR;
    }

    /**
     * Draws the sets. The features of a table are standardized by its training examples; pixels stay between 0 and 1.
     *
     * @throws UserException if there are not that many examples, or a feature cannot be standardized
     */
    ThreeSets split(long seed, int training, int validation) {
        int spared = ownTest.isPresent() ? 0 : 1;
        if ((long) training + validation + spared > examples.size()) {
            throw UserException.wrongUsage("The data has " + examples.size() + " examples, too few for " + training
                    + " training and " + validation + " validation examples" + (spared > 0 ? " and a test" : "")
                    + ": ask for less with --train and --validate.");
        }
        return ownTest.map(test -> new ThreeSets(Split.tuning(examples, seed, training, validation), test))
                .orElseGet(() ->
                        Split.threeWay(examples, seed, training, validation).standardized(featureNames));
    }
}
