package dl4jlessons.lesson.${chapter};

import static dl4jlessons.result.Condition.difference;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
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
 * Does ${words} matter?
 *
 * <p>What is varied, what is kept, and what is measured.
 */
public final class ${name} implements Lesson {
    /** What is varied; each is a variant. */
    static final List<Double> LEARNING_RATES = List.of(0.001, 0.1);

    private static final int HIDDEN_UNITS = 100;
    private static final int BATCH_SIZE = 100;

    record Sizes(int images, int validationImages, int iterations) {
        static final Sizes STANDARD = new Sizes(2000, 1000, 100);
        static final Sizes FULL = new Sizes(50_000, 2000, 1000);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new ${name}(), args);
    }

    @Override
    public Card card() {
        String watch = "the scores of \"0.001\" and \"0.1\"";
        return new Card(${number}, "${title}", "Does ${words} matter?", watch);
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(List.of(HIDDEN_UNITS)) + " ReLU, He, SGD at " + LEARNING_RATES + ", mini-batches of "
                + BATCH_SIZE + ", " + sizes.iterations() + " iterations on " + sizes.images() + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TrainValidationData> data = settings.tuningData(sizes.images(), sizes.validationImages());

        RunResults<Double, History> runs = settings.parallelRuns("training", LEARNING_RATES, run -> {
            TrainValidationData images = data.get(run.seed());
            MultiLayerNetwork network = run.network(network(run.variant(), images.training(), run.seed()));
            network.setListeners(run.dashboard(5)); // StatsListener, for the dashboard
            return Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .iterations(sizes.iterations())
                    .validationOnly()
                    .fit(network, run);
        });
        return LessonResult.of(runs.seeds(), claims(runs), new ${name}Charts(runs));
    }

    static MultiLayerConfiguration network(double learningRate, Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(learningRate))
                .weightInit(WeightInit.RELU)
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(HIDDEN_UNITS)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /** Why the margins are what they are: a tenth of all images is as much as guessing recognizes among ten classes. */
    static List<Claim> claims(RunResults<Double, History> runs) {
        double small = LEARNING_RATES.get(0);
        double large = LEARNING_RATES.get(1);
        return List.of(Claim.of("it-matters", "With the larger learning rate the network learns more in the same time.")
                .shownIn("loss", "outcomes")
                .holdsIf(difference(
                        0.1,
                        "validation accuracy, rate " + large + " minus rate " + small,
                        seed -> runs.get(large, seed).last().validationAccuracy()
                                - runs.get(small, seed).last().validationAccuracy())));
    }
}
