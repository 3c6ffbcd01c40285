package dl4jlessons.data;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;

/**
 * Standardization: takes the mean of each feature away and divides by its standard deviation. Both are measured on the
 * training examples alone: they are fitted parameters like weights, and validation or test examples that help to fit
 * them are no longer unseen. So the split comes first.
 */
public final class Normalizer {
    private final NormalizerStandardize fitted;

    private Normalizer(NormalizerStandardize fitted) {
        this.fitted = fitted;
    }

    /** Measures mean and standard deviation of each feature; a feature that never varies will become 0. */
    public static Normalizer fitOn(Examples training) {
        NormalizerStandardize normalizer = new NormalizerStandardize();
        normalizer.fit(training.toDataSet());
        return new Normalizer(normalizer);
    }

    /** Standardized copies of the examples. */
    public Examples apply(Examples examples) {
        INDArray features = examples.features().dup();
        fitted.transform(features);
        return new Examples(features, examples.labels());
    }

    /** Standardized copies of both sets. */
    public TuningData apply(TuningData data) {
        return new TuningData(apply(data.training()), apply(data.validation()));
    }

    /** Standardized copies of the test examples. */
    public TestData apply(TestData data) {
        return new TestData(apply(data.examples()));
    }
}
