package dl4jlessons.notebook.exercise;

import dl4jlessons.lesson.initialization.DistinctUnits;
import dl4jlessons.lesson.initialization.UnitFolding;
import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Exercises of lesson 1. */
public final class ZeroExercises {
    private static final int UNITS = 100;
    private static final HiddenLayers HIDDEN = new HiddenLayers(1, UNITS);
    /** 160 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(2000, 100, 8);

    private ZeroExercises() {}

    /** A hidden layer that starts at zero and is told apart by something else; the answer is the network's configuration. */
    public static Exercise<MultiLayerConfiguration> randomElsewhere() {
        return new Exercise<>(
                "Random numbers elsewhere",
                "Units of equal weights receive equal gradients only if the layer above looks at them in the same way. Each"
                        + " layer can have a weightInit of its own.",
                ZeroExercises::randomElsewhere);
    }

    private static Feedback randomElsewhere(MultiLayerConfiguration configuration) {
        return HIDDEN.difference(configuration).map(Feedback::problem).orElseGet(() -> {
            MultiLayerNetwork untrained = new MultiLayerNetwork(configuration);
            untrained.init();
            Trained trained = TRAINING.train(configuration);
            return Feedback.of(
                    Finding.atMost("largest weight of the hidden layer before training", largestWeight(untrained), 0),
                    Finding.atLeast(
                            "distinct hidden units after training", DistinctUnits.count(trained.network()), UNITS / 2),
                    Finding.atLeast("validation accuracy", trained.validationAccuracy(), 0.5));
        });
    }

    private static double largestWeight(MultiLayerNetwork network) {
        return network.getParam("0_W").amaxNumber().doubleValue();
    }

    /** The output weights of the one unit that replaces a hundred equal ones; the answer computes them from theirs. */
    public static Exercise<UnaryOperator<INDArray>> oneForAHundred() {
        return new Exercise<>(
                "One unit for a hundred",
                "An output adds up what all hundred units send it. If each of them sends h · v, with its own v, how much"
                        + " must the single unit send?",
                ZeroExercises::oneForAHundred);
    }

    private static Feedback oneForAHundred(UnaryOperator<INDArray> outputWeights) {
        Trained trained = TRAINING.train(equalUnits());
        double error = UnitFolding.error(
                trained.network(), trained.images().validation().features(), outputWeights);
        return Feedback.of(Finding.atMost("largest change of a probability", error, 0.001));
    }

    private static MultiLayerConfiguration equalUnits() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(0.5))
                .weightInit(new WeightInitConstant(0.01))
                .list(
                        new DenseLayer.Builder()
                                .nOut(UNITS)
                                .activation(Activation.SIGMOID)
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(10)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(784))
                .build();
    }
}
