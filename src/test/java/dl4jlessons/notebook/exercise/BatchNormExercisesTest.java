package dl4jlessons.notebook.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.conditions.Conditions;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Wrong answers to the exercises on batch normalization, and what readers are told about them. */
class BatchNormExercisesTest {
    private static final IWeightInit HE = WeightInit.RELU.getWeightInitFunction();

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void anEpsilonAloneDoesNotRepairTheVariance() {
        Feedback feedback = BatchNormTransformExercises.byHand().check(x -> x.subRowVector(x.mean(0))
                .divRowVector(Transforms.sqrt(x.var(0).add(1e-5))));

        assertThat(feedback.toString())
                .contains("✔ values that are no finite numbers: 0", "✘ largest distance", "too high");
    }

    @Test
    void aConstantPixelIsNotWorthFive() {
        Feedback feedback = BatchNormTransformExercises.byHand().check(x -> {
            INDArray normalized = x.subRowVector(x.mean(0)).divRowVector(Transforms.sqrt(x.var(false, 0)));
            BooleanIndexing.replaceWhere(normalized, 5, Conditions.isNan());
            return normalized;
        });

        assertThat(feedback.toString())
                .contains("✔ largest distance", "✘ largest RMS of a pixel that is the same in all images: 5,");
    }

    @Test
    void rowsAreNotColumns() {
        Feedback feedback = BatchNormTransformExercises.byHand()
                .check(x -> x.subColumnVector(x.mean(1)).divColumnVector(x.std(1)));

        assertThat(feedback.toString()).contains("✘ largest absolute mean of a pixel that varies");
    }

    @Test
    void whatIsNoMiniBatchIsNotMeasured() {
        assertThat(BatchNormTransformExercises.byHand().check(x -> x.mean(0)).toString())
                .contains("✘ The answer has the shape [784], and what was normalized has [8, 784].");
        assertThat(BatchNormTransformExercises.byHand().check(x -> null).toString())
                .contains("✘ The answer cannot be measured: it is null");
    }

    @Test
    void aLargerDecayMakesStatisticsSlower() {
        Feedback feedback = BatchNormTransformExercises.readyEarly()
                .check(network(2, new BatchNormalization.Builder().decay(0.999).build(), Activation.RELU, 0.1));

        assertThat(feedback.toString())
                .contains("✔ validation accuracy with the images' own", "✘ accuracy lost by running statistics");
    }

    @Test
    void aNetworkWithoutNormalizationHasNoStatistics() {
        assertThat(BatchNormTransformExercises.readyEarly()
                        .check(new ReluNetwork(2, HE, 0.1, false).configuration())
                        .toString())
                .contains("✘ There is no BatchNormalization layer in the network.");
    }

    @Test
    void batchNormalizationLearnsNothingFromSingleImages() {
        assertThat(BatchNormTransformExercises.singleImages()
                        .check(new ReluNetwork(2, HE, 0.1, true).configuration())
                        .toString())
                .contains("✔ learning rate", "✘ validation accuracy");
    }

    @Test
    void eachImageByItselfMeansWithoutTheOthersAndNotWithoutNormalization() {
        IWeightInit small = new WeightInitDistribution(new NormalDistribution(0, 0.02));

        assertThat(BatchNormRobustnessExercises.eachImageByItself()
                        .check(new ReluNetwork(5, small, 0.01, true).configuration())
                        .toString())
                .contains("✘ BatchNormalization normalizes an image with the others");
        assertThat(BatchNormRobustnessExercises.eachImageByItself()
                        .check(new ReluNetwork(5, small, 0.01, false).configuration())
                        .toString())
                .contains("✔ standard deviation", "✘ training accuracy");
    }

    @Test
    void aRateThatIsSurvivedFourfoldIsNotTheLargest() {
        assertThat(BatchNormLearningRateExercises.largestRate().check(0.1).toString())
                .contains("✔ validation accuracy at your rate", "✘ validation accuracy at four times your rate");
        assertThat(BatchNormLearningRateExercises.largestRate().check(-1.0).toString())
                .contains("✘ A learning rate is a number above 0, not -1.0.");
    }

    @Test
    void aSmallerRateIsNotALargeOne() {
        Feedback feedback = BatchNormLearningRateExercises.tolerateALargeRate()
                .check(new ReluNetwork(5, HE, 0.1, true).configuration());

        assertThat(feedback.toString()).contains("✘ learning rate: 0.100, required: at least 1", "✔ smallest number");
    }

    @Test
    void theActivationFunctionOfBatchNormalizationIsIgnored() {
        BatchNormalization layer =
                new BatchNormalization.Builder().activation(Activation.RELU).build();

        Feedback feedback =
                BatchNormLearningRateExercises.tolerateALargeRate().check(network(5, layer, Activation.IDENTITY, 1));

        assertThat(feedback.toString())
                .contains("✔ validation accuracy", "✘ smallest number that enters the output layer", "too low");
    }

    @Test
    void threeLayersAreNotFive() {
        assertThat(BatchNormLearningRateExercises.tolerateALargeRate()
                        .check(new ReluNetwork(3, HE, 1, true).configuration())
                        .toString())
                .contains("✘ The network's dense layers have [100, 100, 100] units");
    }

    @Test
    void normalizationDoesNotLiftASignalBelowItsEpsilon() {
        IWeightInit tiny = new WeightInitDistribution(new NormalDistribution(0, 1e-4));

        assertThat(BatchNormRobustnessExercises.faintSignals()
                        .check(new ReluNetwork(5, tiny, 0.01, true).configuration())
                        .toString())
                .contains("✔ largest weight of the first layer", "✘ variance of the median unit");
        assertThat(BatchNormRobustnessExercises.faintSignals()
                        .check(new ReluNetwork(5, tiny, 0.01, false).configuration())
                        .toString())
                .contains("✘ There is no BatchNormalization layer in the network.");
    }

    @Test
    void largerWeightsAreNoFaintSignal() {
        assertThat(BatchNormRobustnessExercises.faintSignals()
                        .check(new ReluNetwork(5, HE, 0.01, true).configuration())
                        .toString())
                .contains("✘ largest weight of the first layer", "✔ variance of the median unit");
    }

    @Test
    void fromNarrowWeightsTheNormalizedNetworkIsAhead() {
        assertThat(BatchNormRobustnessExercises.whereThePlainNetworkWins()
                        .check(0.01)
                        .toString())
                .contains("✘ training accuracy of the plain network", "✘ its lead over the normalized network: -");
        assertThat(BatchNormRobustnessExercises.whereThePlainNetworkWins()
                        .check(Double.NaN)
                        .toString())
                .contains("✘ A standard deviation is a number above 0, not NaN.");
    }

    @Test
    void whoLearnsNothingHasNoGapAndIsToldSo() {
        Feedback feedback =
                RegularizationExercises.smallerGap().check(new ReluNetwork(3, HE, 1e-4, false).configuration());

        assertThat(feedback.toString())
                .contains("✘ validation accuracy", "too low", "✔ training minus validation accuracy");
    }

    @Test
    void aLargeMiniBatchHasLittleNoiseButMoreImagesThanNecessary() {
        assertThat(RegularizationExercises.noise().check(200).toString())
                .contains(
                        "✔ noise in mini-batches of this size", "✘ noise in mini-batches of half this size", "too low");
        assertThat(RegularizationExercises.noise().check(1).toString())
                .contains("✘ A mini-batch can have 4 to 1000 images here, not 1.");
    }

    /** Hidden layers of a dense one, this normalization, and an activation function. */
    private static MultiLayerConfiguration network(
            int hiddenLayers, BatchNormalization layer, Activation activation, double rate) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(rate))
                .weightInit(HE)
                .activation(Activation.IDENTITY)
                .list();
        for (int i = 0; i < hiddenLayers; i++) {
            layers.layer(new DenseLayer.Builder().nOut(100).hasBias(false).build())
                    .layer(layer.clone())
                    .layer(new ActivationLayer(activation));
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(784))
                .build();
    }
}
