package dl4jlessons.notebook.exercise;

import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Split;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.Objective;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTask;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TrainingState;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A random search of a small network that takes a second or two; it keeps nothing on disk. */
final class SmallSearch {
    private static final int TRIALS = 27;
    private static final int EPOCHS = 18;
    private static final long SEED = 1;
    private static final int TRAINING = 200;
    private static final int VALIDATION = 500;
    private static final int BATCH_SIZE = 100;
    /** Where it is not searched. */
    private static final int WIDTH = 20;

    private static final SearchSpace LEARNING_RATES = SearchSpace.of(powerOfTen("learning rate", -3, 0));

    private SmallSearch() {}

    /** All learning curves of a search for the learning rate, so that pruners can be compared. */
    static StudyResult everyTrialToTheEnd() {
        return of(LEARNING_RATES, TRIALS);
    }

    /**
     * A search of another space, all trials trained to the end.
     *
     * @param space of a "learning rate", and perhaps of a "width"
     */
    static StudyResult of(SearchSpace space, int count) {
        TrainValidationData images =
                Split.tuning(ImageFolder.of(ProjectFolder.fashionMnist()).training(), SEED, TRAINING, VALIDATION);
        Objective objective = new NetworkObjective(SmallSearch::network, BATCH_SIZE);
        List<Trial> trials = IntStream.range(0, count)
                .mapToObj(number -> trial(space, objective, images, number))
                .toList();
        StudyHeader header = new StudyHeader(
                space, Sampler.random().description(), "none", SEED, EPOCHS, "", VALIDATION, "small network");
        return new StudyResult(header, trials, Optional.empty());
    }

    /** 0 if all trials diverged. */
    static double winnersAccuracy(StudyResult study) {
        return study.best().map(best -> best.accuracy()).orElse(0.0);
    }

    private static Trial trial(SearchSpace space, Objective objective, TrainValidationData images, int number) {
        Parameters parameters = Sampler.random().parameters(space, SEED, number);
        long seed = Seeds.derive(SEED, number);
        try {
            RungResult result = objective.train(
                    images, new RungTask(number, parameters, seed, 0, EPOCHS, TrainingState.NONE, true));
            TrialState state =
                    result.outcome() == RungResult.Outcome.TRAINED ? TrialState.COMPLETE : TrialState.DIVERGED;
            return new Trial(number, parameters, seed, state, result.curve(), 0, "");
        } catch (Exception e) {
            throw new IllegalStateException("trial " + number + " cannot be trained", e);
        }
    }

    private static MultiLayerConfiguration network(Parameters parameters, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(parameters.number("learning rate")))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list(
                        new DenseLayer.Builder()
                                .nOut((int) parameters.values().getOrDefault("width", WIDTH))
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(10)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(784))
                .build();
    }
}
