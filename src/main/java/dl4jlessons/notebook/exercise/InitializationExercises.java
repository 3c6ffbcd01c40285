package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import dl4jlessons.runtime.Seeds;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Exercises of lesson 4. */
public final class InitializationExercises {
    private static final int WIDTH = 100;
    private static final long SEED = 1;
    private static final double LEAK = 0.5;
    private static final int LEAKY_LAYERS = 10;
    private static final int INPUTS = 1000;
    /** Step from the seed to that of the inputs. */
    private static final int RANDOM_INPUTS = 2000;
    /** 120 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(2000, 100, 6);

    private static final NetworkShape SIGMOID = new NetworkShape(4, WIDTH, Activation.SIGMOID);

    private InitializationExercises() {}

    /** Initial weights and learning rate for four layers of sigmoid; the answer is the network's configuration. */
    public static Exercise<MultiLayerConfiguration> sigmoidOffItsPlateau() {
        return new Exercise<>(
                "Sigmoid off its plateau",
                "Two things are too small here: the spread that reaches the last hidden layer (sigmoid's slope is ¼, Xavier's"
                        + " rule assumes 1) and the steps.",
                InitializationExercises::sigmoidOffItsPlateau);
    }

    private static Feedback sigmoidOffItsPlateau(MultiLayerConfiguration configuration) {
        return SIGMOID.difference(configuration).map(Feedback::problem).orElseGet(() -> {
            Trained trained = TRAINING.train(configuration);
            return Feedback.of(
                    Finding.atMost(
                            "training loss after 120 iterations",
                            trained.history().finalLoss(20),
                            1.2),
                    Finding.atLeast("validation accuracy", trained.validationAccuracy(), 0.5));
        });
    }

    /** The standard deviation of weights that suits a leaky ReLU with slope ½ below 0, for layers of 100 inputs. */
    public static Exercise<Double> ruleForLeakyRelu() {
        return new Exercise<>(
                "A rule for leaky ReLU",
                "He's factor 2 makes up for the half of the mean square that ReLU removes. A leaky ReLU keeps a quarter (½²) of that half:"
                        + " which part of the mean square is left?",
                InitializationExercises::ruleForLeakyRelu);
    }

    private static Feedback ruleForLeakyRelu(double standardDeviation) {
        return Feedback.unlessPositive("A standard deviation", standardDeviation)
                .orElseGet(() -> {
                    double kept = keptByLeakyLayers(standardDeviation);
                    return Feedback.of(
                            Finding.atLeast("root mean square of the activations, layer 10 ÷ layer 1", kept, 0.75),
                            Finding.atMost("the same, from above", kept, 1.33));
                });
    }

    private static double keptByLeakyLayers(double standardDeviation) {
        MultiLayerNetwork network = new MultiLayerNetwork(leaky(standardDeviation));
        network.init();
        Nd4j.getRandom().setSeed(Seeds.derive(SEED, RANDOM_INPUTS));
        List<INDArray> activations = network.feedForward(Nd4j.randn(DataType.DOUBLE, INPUTS, WIDTH));
        return rootMeanSquare(activations.get(LEAKY_LAYERS)) / rootMeanSquare(activations.get(1));
    }

    private static double rootMeanSquare(INDArray activations) {
        return activations.norm2Number().doubleValue() / Math.sqrt(activations.length());
    }

    private static MultiLayerConfiguration leaky(double standardDeviation) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(SEED)
                .weightInit(new NormalDistribution(0, standardDeviation))
                .activation(new ActivationLReLU(LEAK))
                .list();
        for (int i = 0; i < LEAKY_LAYERS; i++) {
            layers.layer(new DenseLayer.Builder().nOut(WIDTH).build());
        }
        return layers.setInputType(InputType.feedForward(WIDTH)).build();
    }
}
