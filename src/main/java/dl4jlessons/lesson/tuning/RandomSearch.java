package dl4jlessons.lesson.tuning;

import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.search.Parameters;
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
 * How are good hyperparameters found when not even their order of magnitude is known, and how far can the winner of a
 * search be trusted?
 *
 * <p>First the book's search: learning rate and weight decay, drawn at random on a logarithmic scale. Then the same space
 * on two grids of equal size, and a second search over four hyperparameters with wider bounds. What the searches say is
 * compared with what they cannot know: accuracy on thousands of other images.
 */
public final class RandomSearch implements Lesson {
    /** 10^U(−6, −2) and 10^U(−8, −4): U draws the exponent evenly, so that every decade is as likely as any other. */
    static final SearchSpace SPACE =
            SearchSpace.of(powerOfTen("learning rate", -6, -2), powerOfTen("weight decay", -8, -4));

    /** The hyperparameters that the textbook lists, with room on both sides. */
    static final SearchSpace WIDER_SPACE = SearchSpace.of(
            integer("width", 20, 200).log(),
            integer("batch size", 20, 200).log(),
            powerOfTen("learning rate", -4, 0),
            powerOfTen("weight decay", -6, -1));

    private static final int BATCH_SIZE = 100;
    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 6;

    /**
     * @param gridLevels values of each hyperparameter on a grid
     * @param widerTrials of the second search
     */
    record Sizes(SearchSizes search, int gridLevels, int widerTrials) {
        static final Sizes STANDARD = new Sizes(SearchSizes.STANDARD, 4, 24);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 10, 100);

        int gridTrials() {
            return gridLevels * gridLevels;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new RandomSearch(), args);
    }

    @Override
    public Card card() {
        return new Card(
                10,
                "Random search",
                "How are good hyperparameters found when not even their order of magnitude is known, and how far can the"
                        + " winner of a search be trusted?",
                "the update:parameter ratios of several trials: where learning rates are too small, they say so");
    }

    @Override
    public String setup(Settings settings) {
        return "784-100×6-10 ReLU from He's weights, SGD, mini-batches of 100, 400 + 100 images, 10^U(−6,−2) and"
                + " 10^U(−8,−4)";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        LessonSearch random = new LessonSearch(
                "book",
                SPACE,
                Sampler.random(),
                sizes.search(),
                (trial, pixels, classes, seed) -> network(WIDTH, trial, pixels, classes, seed),
                trial -> BATCH_SIZE);
        LessonSearch cornerGrid =
                random.with("corner grid", Sampler.cornerGrid(sizes.gridLevels()), sizes.gridTrials());
        LessonSearch centredGrid =
                random.with("centred grid", Sampler.centredGrid(sizes.gridLevels()), sizes.gridTrials());
        LessonSearch wider = new LessonSearch(
                "wider",
                WIDER_SPACE,
                Sampler.random(),
                sizes.search().withTrials(sizes.widerTrials()),
                (trial, pixels, classes, seed) -> network(trial.integer("width"), trial, pixels, classes, seed),
                trial -> trial.integer("batch size"));

        return new SearchFindings(new Searches(
                        settings.seeds(),
                        random.run(settings),
                        cornerGrid.run(settings),
                        centredGrid.run(settings),
                        wider.run(settings)))
                .result();
    }

    static MultiLayerConfiguration network(int width, Parameters parameters, int pixels, int classes, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(parameters.number("learning rate")))
                .l2(parameters.number("weight decay"))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            layers.layer(new DenseLayer.Builder().nOut(width).build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(pixels))
                .build();
    }
}
