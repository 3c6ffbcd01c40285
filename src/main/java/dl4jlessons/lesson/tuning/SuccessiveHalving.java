package dl4jlessons.lesson.tuning;

import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Most trials of a search are hopeless, and look hopeless early. How many epochs can be saved by stopping them, and what
 * does it cost?
 *
 * <p>Lesson 10's search is searched again with less training. Successive halving lets all trials run a few epochs and the
 * best third of them go on to three times as many, round after round. Coarse-to-fine looks over the whole space with
 * short training first, then tries harder where the best of that lie. Both decide by curves that the full search has
 * recorded, so nothing has to be trained again, and what they would have found is known exactly.
 */
public final class SuccessiveHalving implements Lesson {
    static final SearchSpace SPACE =
            SearchSpace.of(powerOfTen("learning rate", -6, -2), powerOfTen("weight decay", -8, -4));

    /** One trial in three goes on to three times as many epochs; the first decision is made after three epochs. */
    static final Pruner HALVING = Pruner.successiveHalving(3, 3);
    /** The same with the first decision after a single epoch. */
    static final Pruner EAGER_HALVING = Pruner.successiveHalving(3, 1);

    private static final int BATCH_SIZE = 100;
    private static final int HIDDEN_LAYERS = 6;

    /** @param repetitions how often a smaller search is drawn from the trials of the full one */
    record Sizes(SearchSizes search, int repetitions) {
        static final Sizes STANDARD = new Sizes(SearchSizes.STANDARD, 200);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 200);
    }

    public static void main(String[] args) {
        LessonRunner.main(new SuccessiveHalving(), args);
    }

    @Override
    public Card card() {
        return new Card(
                11,
                "Successive halving",
                "Most trials of a search are hopeless, and look hopeless early. How many epochs can be saved by stopping"
                        + " them, and what does it cost?",
                "the scores of the trials, under the lesson that trained them: which would you stop early?");
    }

    @Override
    public String setup(Settings settings) {
        return "784-100×6-10 ReLU from He's weights, SGD, mini-batches of 100, lesson 10's trials";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        LessonSearch fullSearch = new LessonSearch(
                "book", SPACE, Sampler.random(), sizes.search(), SuccessiveHalving::network, trial -> BATCH_SIZE);
        return new HalvingFindings(new Strategies(settings.seeds(), fullSearch.run(settings), sizes.repetitions()))
                .result();
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
