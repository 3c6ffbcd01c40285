package dl4jlessons.lesson.tuning;

import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.training.Runs;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Training data fits the weights. Why must two more sets be kept apart, one to choose hyperparameters and one to test?
 *
 * <p>The candidates are the trials of lesson 10's search. A thousand times, the best of them is chosen on a few images,
 * and the accuracy that would be reported is compared with the accuracy on thousands of images that had no part in the
 * choice. The test files stay closed: "test images" are training images that play the part.
 */
public final class ThreeWaySplit implements Lesson {
    static final SearchSpace SPACE =
            SearchSpace.of(powerOfTen("learning rate", -6, -2), powerOfTen("weight decay", -8, -4));
    private static final int BATCH_SIZE = 100;
    private static final int HIDDEN_LAYERS = 6;
    /** For the two networks that differ in their normalizer alone: they learn well at this rate. */
    private static final Parameters FIXED = new Parameters(Map.of("learning rate", 0.01, "weight decay", 1e-6));

    /**
     * @param search of the candidates
     * @param few images to choose by in one repetition, and as many to test on
     * @param many the same for the repetitions with larger sets
     * @param repetitions how often everything is drawn anew; costs next to nothing
     */
    record Sizes(SearchSizes search, int few, int many, int repetitions) {
        static final Sizes STANDARD = new Sizes(SearchSizes.STANDARD, 100, 1000, 1000);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 100, 1000, 1000);
    }

    public static void main(String[] args) {
        LessonRunner.main(new ThreeWaySplit(), args);
    }

    @Override
    public Card card() {
        return new Card(
                9,
                "Training, validation and test data",
                "Training data fits the weights. Why must two more sets be kept apart, one to choose hyperparameters and"
                        + " one to test?",
                "the scores of \"book, trial 0\" to \"book, trial 19\": most learning rates learn nothing");
    }

    @Override
    public String setup(Settings settings) {
        return "784-100×6-10 ReLU from He's weights, SGD, mini-batches of 100, 400 images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, MeasuredStudy> candidates = new LessonSearch(
                        "book", SPACE, Sampler.random(), sizes.search(), ThreeWaySplit::network, trial -> BATCH_SIZE)
                .run(settings);
        Map<Long, SelectionBias> bias = settings.perSeed(
                seed -> SelectionBias.measure(candidates.get(seed).bestFirst(), sizes, seed));
        Runs<NormalizerFit, NormalizerFit.Tested> normalizers =
                settings.sideBySide("normalizing", List.of(NormalizerFit.values()), run -> {
                    SearchImages images = SearchImages.draw(settings.images(), run.seed(), sizes.search());
                    MultiLayerNetwork network = run.network(network(
                            FIXED, images.unseen().width(), images.unseen().classes(), run.seed()));
                    network.setListeners(run.dashboard(4));
                    return NormalizerFit.test(
                            network, run, images, BATCH_SIZE, sizes.search().epochs());
                });
        return new SplitFindings(settings.seeds(), bias, normalizers).result();
    }

    static MultiLayerConfiguration network(Parameters parameters, int pixels, int classes, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(parameters.number("learning rate")))
                .l2(parameters.number("weight decay"))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            layers.layer(new DenseLayer.Builder().nOut(100).build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(pixels))
                .build();
    }
}
