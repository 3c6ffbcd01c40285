package dl4jlessons.fused;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * Networks for tests, put together from pieces. Immutable: each method gives another recipe.
 *
 * @param widths of the hidden layers
 * @param dropout probability of dropping an activation
 */
public record Networks(
        int inputs,
        List<Integer> widths,
        int classes,
        Activation activation,
        Norm norm,
        double dropout,
        double inputDropout,
        double l2,
        double decay,
        IUpdater updater,
        DataType type,
        long seed) {
    /** Where batch normalization stands, or layer normalization. */
    public enum Norm {
        NONE,
        BATCH_BEFORE,
        BATCH_AFTER,
        LAYER
    }

    public static Networks plain() {
        return new Networks(
                13, List.of(11, 7), 5, Activation.RELU, Norm.NONE, 0, 0, 0, 0, new Sgd(0.05), DataType.FLOAT, 3);
    }

    /** Any supported configuration: the same for the same seed. */
    static Networks random(long seed) {
        Random random = new Random(seed);
        List<Integer> widths = random.ints(random.nextInt(5), 1, 40).boxed().toList();
        Activation[] activations = {Activation.RELU, Activation.SIGMOID, Activation.TANH, Activation.IDENTITY};
        IUpdater[] updaters = {
            new Sgd(0.05),
            new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3)),
            new Sgd(new RampSchedule(new FixedSchedule(0.05), 5)),
            new Nesterovs(0.02, 0.9)
        };
        boolean decays = random.nextBoolean();
        return new Networks(
                1 + random.nextInt(30),
                widths,
                2 + random.nextInt(9),
                activations[random.nextInt(activations.length)],
                Norm.values()[random.nextInt(Norm.values().length)],
                random.nextInt(3) == 0 ? 0.3 : 0,
                random.nextInt(5) == 0 ? 0.2 : 0,
                decays ? 0 : 0.01 * random.nextInt(2),
                decays ? 0.01 : 0,
                updaters[random.nextInt(updaters.length)],
                DataType.FLOAT,
                1 + random.nextInt(1000));
    }

    public Networks inputs(int count) {
        return new Networks(
                count, widths, classes, activation, norm, dropout, inputDropout, l2, decay, updater, type, seed);
    }

    public Networks hidden(Integer... widths) {
        return new Networks(
                inputs,
                List.of(widths),
                classes,
                activation,
                norm,
                dropout,
                inputDropout,
                l2,
                decay,
                updater,
                type,
                seed);
    }

    public Networks activation(Activation function) {
        return new Networks(
                inputs, widths, classes, function, norm, dropout, inputDropout, l2, decay, updater, type, seed);
    }

    public Networks norm(Norm normalization) {
        return new Networks(
                inputs,
                widths,
                classes,
                activation,
                normalization,
                dropout,
                inputDropout,
                l2,
                decay,
                updater,
                type,
                seed);
    }

    public Networks dropout(double hidden, double input) {
        return new Networks(inputs, widths, classes, activation, norm, hidden, input, l2, decay, updater, type, seed);
    }

    public Networks l2(double coefficient) {
        return new Networks(
                inputs,
                widths,
                classes,
                activation,
                norm,
                dropout,
                inputDropout,
                coefficient,
                decay,
                updater,
                type,
                seed);
    }

    public Networks decay(double coefficient) {
        return new Networks(
                inputs, widths, classes, activation, norm, dropout, inputDropout, l2, coefficient, updater, type, seed);
    }

    public Networks updater(IUpdater other) {
        return new Networks(
                inputs, widths, classes, activation, norm, dropout, inputDropout, l2, decay, other, type, seed);
    }

    Networks type(DataType other) {
        return new Networks(
                inputs, widths, classes, activation, norm, dropout, inputDropout, l2, decay, updater, other, seed);
    }

    public MultiLayerConfiguration configuration() {
        NeuralNetConfiguration.Builder common = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                .updater(updater)
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY);
        if (l2 > 0) {
            common.l2(l2);
        }
        if (decay > 0) {
            common.weightDecay(decay);
        }
        NeuralNetConfiguration.ListBuilder layers = common.list();
        for (int i = 0; i < widths.size(); i++) {
            DenseLayer.Builder dense = new DenseLayer.Builder()
                    .nOut(widths.get(i))
                    .hasBias(norm != Norm.BATCH_BEFORE)
                    .biasInit(0.1)
                    .hasLayerNorm(norm == Norm.LAYER);
            if (i == 0 && inputDropout > 0) {
                dense.dropOut(1 - inputDropout);
            }
            layers.layer(dense.build());
            if (norm == Norm.BATCH_BEFORE) {
                layers.layer(new BatchNormalization());
            }
            layers.layer(new ActivationLayer(activation));
            if (norm == Norm.BATCH_AFTER) {
                layers.layer(new BatchNormalization());
            }
            if (dropout > 0) {
                layers.layer(new DropoutLayer(1 - dropout));
            }
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(inputs))
                .build();
    }
}
