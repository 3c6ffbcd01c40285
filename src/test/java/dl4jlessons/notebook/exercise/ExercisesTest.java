package dl4jlessons.notebook.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Wrong answers, and what readers are told about them. */
class ExercisesTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void aTinyNetworkHasFewParametersButRecognizesLittle() {
        Feedback feedback = FirstNetworkExercises.smallNetwork().check(network(Activation.RELU, 0, 784, 1e-4, 1e-5));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString())
                .contains("✔ parameters: 7,850, required: at most 10,000", "✘ validation accuracy", "too low");
    }

    @Test
    void aHugeLearningRateIsNoUsefulOne() {
        Feedback feedback = FirstNetworkExercises.learningRate().check(network(Activation.RELU, 1, 784, 0.05, 100));

        assertThat(feedback.toString()).contains("✘ validation accuracy after 120 iterations", "too low");
    }

    @Test
    void hintsAnswerWhatWasTried() {
        Exercise<MultiLayerConfiguration> exercise = FirstNetworkExercises.learningRate();
        String general = exercise.hint();

        exercise.check(network(Activation.RELU, 1, 784, 0.05, 50));
        assertThat(exercise.hint()).contains("far above").endsWith(general);
        exercise.check(network(Activation.RELU, 1, 784, 0.05, 1e-5));
        assertThat(exercise.hint()).contains("far below").endsWith(general);
        exercise.check(null);
        exercise.check(network(Activation.RELU, 1, 784, 0.05, 0.1));
        assertThat(exercise.hint()).contains("within a factor of ten").endsWith(general);
    }

    @Test
    void networksThatCannotBeTrainedAreNamedAsWhatTheyAre() {
        DenseLayer hidden = new DenseLayer.Builder().nIn(784).nOut(20).build();
        OutputLayer output = output(20, 10);

        assertThat(faults(hidden, output, output(10, 10)))
                .contains("✘ Layer 2 of 3 (OutputLayer) computes the loss, and more layers follow it");
        assertThat(faults(new DenseLayer.Builder().nIn(784).nOut(0).build(), output))
                .contains("✘ Layer 1 of 2 (DenseLayer) has nOut 0: give it a number of units above 0");
        assertThat(faults(new DenseLayer.Builder().nOut(20).build(), output))
                .contains("✘ Layer 1 of 2 (DenseLayer) does not know the number of its inputs");
        assertThat(faults(hidden)).contains("The last layer is a DenseLayer, which computes no loss");
        assertThat(faults(hidden, output(20, 5)))
                .contains("The OutputLayer has nOut 5: the images belong to 10 classes");
    }

    private static String faults(Layer... layers) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.1))
                .list(layers)
                .build();
        return FirstNetworkExercises.learningRate().check(configuration).toString();
    }

    private static OutputLayer output(int inputs, int outputs) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.SOFTMAX)
                .build();
    }

    @Test
    void randomWeightsInTheHiddenLayerAreNotWhatIsAskedFor() {
        Feedback feedback = ZeroExercises.randomElsewhere().check(network(Activation.TANH, 1, 784, 0.1, 0.1));

        assertThat(feedback.toString())
                .contains("✘ largest weight of the hidden layer before training", "✔ distinct hidden units");
    }

    @Test
    void theOutputWeightsOfOneUnitDoNotStandForAHundred() {
        Feedback feedback = ZeroExercises.oneForAHundred().check(weights -> weights.getRow(0, true));

        assertThat(feedback.toString()).contains("✘ largest change of a probability: 0.", "too high");
    }

    @Test
    void outputWeightsOfAnotherShapeAreNotMeasured() {
        assertThat(ZeroExercises.oneForAHundred().check(weights -> weights).toString())
                .contains("✘ The answer cannot be measured: the output weights have the shape [100, 10]");
        assertThat(ZeroExercises.oneForAHundred().check(weights -> null).toString())
                .contains("✘ The answer cannot be measured: there are no output weights");
    }

    @Test
    void wideWeightsLetTheGradientOfReluExplode() {
        Feedback feedback = GradientExercises.twentyLayers().check(network(Activation.RELU, 20, 784, 1, 0.1));

        assertThat(feedback.toString())
                .contains("✔ RMS gradient, first layer ÷ last", "✘ the same, from above", "too high");
    }

    @Test
    void theRootMeanSquareSurvivesSaturationAndTheMedianDoesNot() {
        Feedback feedback = GradientExercises.twentyLayers().check(network(Activation.SIGMOID, 20, 784, 1, 0.1));

        assertThat(feedback.toString())
                .contains("✔ the same, from above", "✘ median gradient at the first layer", "too low");
    }

    @Test
    void threeLayersAreNotTwenty() {
        Feedback feedback = GradientExercises.twentyLayers().check(network(Activation.TANH, 3, 784, 0.1, 0.1));

        assertThat(feedback.toString())
                .contains(
                        "✘ The network's dense layers have [100, 100, 100] units; they should be 20 with 100 units each.");
    }

    @Test
    void narrowWeightsLeaveTheTypicalUnitNoGradient() {
        assertThat(GradientExercises.typicalUnit().check(0.1).toString())
                .contains("✘ median gradient at the first layer", "too low");
        assertThat(GradientExercises.typicalUnit().check(0.0).toString())
                .contains("A standard deviation is a number above 0, not 0.0.");
    }

    @Test
    void tanhWithWideWeightsIsSaturated() {
        Feedback feedback = ActivationExercises.aliveTanh().check(network(Activation.TANH, 10, 100, 1, 0.1));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString())
                .contains("✘ share of saturated activations, layer 10", "at most 0.1", "too high");
    }

    @Test
    void aNetworkWithOtherLayersIsNotMeasured() {
        var exercise = ActivationExercises.aliveTanh();

        assertThat(exercise.check(network(Activation.TANH, 5, 100, 0.1, 0.1)).toString())
                .contains("✘ The network has 6 layers, and 10 hidden ones are needed.");
        assertThat(exercise.check(network(Activation.RELU, 10, 100, 0.1, 0.1)).toString())
                .contains("✘ Layer 1 is not a DenseLayer with 100 units and the activation TANH");
    }

    @Test
    void aNetworkForOtherInputsCannotBeMeasured() {
        Feedback feedback = ActivationExercises.aliveTanh().check(network(Activation.TANH, 10, 90, 0.1, 0.1));

        assertThat(feedback.toString()).contains("✘ The answer cannot be measured: ");
    }

    @Test
    void nullIsAnsweredByASentence() {
        assertThat(ActivationExercises.aliveTanh().check(null).toString()).contains("✘ The answer is null");
    }

    @Test
    void sigmoidWithVeryWideWeightsIsSaturated() {
        assertThat(ActivationExercises.sensitiveSigmoid().check(2.0).toString())
                .contains("✔ spread of one unit", "✘ share of saturated activations, layer 5", "too high");
        assertThat(ActivationExercises.sensitiveSigmoid().check(-1.0).toString())
                .contains("A standard deviation is a number above 0, not -1.0.");
    }

    @Test
    void aLargerLearningRateAloneDoesNotMoveSigmoid() {
        Feedback feedback =
                InitializationExercises.sigmoidOffItsPlateau().check(network(Activation.SIGMOID, 4, 784, 0.01, 0.5));

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ training loss after 120 iterations: 2.3", "too high");
    }

    @Test
    void xaviersWeightsAreTooNarrowForLeakyRelu() {
        Feedback feedback = InitializationExercises.ruleForLeakyRelu().check(0.1);

        assertThat(feedback.passed()).isFalse();
        assertThat(feedback.toString()).contains("✘ root mean square of the activations", "too low");
        assertThat(InitializationExercises.ruleForLeakyRelu().check(Double.NaN).toString())
                .contains("A standard deviation is a number above 0, not NaN.");
    }

    private static MultiLayerConfiguration network(
            Activation activation, int hiddenLayers, int inputs, double standardDeviation, double learningRate) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(learningRate))
                .weightInit(new NormalDistribution(0, standardDeviation))
                .activation(activation)
                .list();
        for (int i = 0; i < hiddenLayers; i++) {
            layers.layer(new DenseLayer.Builder().nOut(100).build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(inputs))
                .build();
    }
}
