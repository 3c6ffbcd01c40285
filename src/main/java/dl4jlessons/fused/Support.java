package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/**
 * What the fused step can do. Decided by exact classes: a subclass may do anything. Whatever is not known to be supported
 * is not.
 */
final class Support {
    private static final Set<Class<?>> LOSSES = Set.of(LossMCXENT.class, LossNegativeLogLikelihood.class);

    private Support() {}

    /** Checks what belongs to the whole network. */
    static void checkNetwork(MultiLayerNetwork network) throws Unsupported {
        var configuration = network.getLayerWiseConfigurations();
        Unsupported.refuseIf(
                configuration.getBackpropType() != BackpropType.Standard, "truncated backpropagation through time");
        Unsupported.refuseIf(
                configuration.getInputPreProcessors() != null
                        && !configuration.getInputPreProcessors().isEmpty(),
                "input preprocessors");
        Unsupported.refuseIf(network.params().dataType() != DataType.FLOAT, "a data type other than float");
        Unsupported.refuseIf(network.params().length() > NativeFloats.MAX_LENGTH, "more than 2 GB of parameters");
        Unsupported.refuseIf(
                !(network.getLayer(network.getnLayers() - 1).conf().getLayer() instanceof OutputLayer),
                "a last layer that is no output layer");
    }

    /** Checks what every layer has. */
    static void checkLayer(Layer layer) throws Unsupported {
        NeuralNetConfiguration configuration = layer.conf();
        Unsupported.refuseIf(
                configuration.getOptimizationAlgo() != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT,
                "another optimization algorithm than stochastic gradient descent");
        Unsupported.refuseIf(!configuration.isMiniBatch(), "miniBatch(false)");
        Unsupported.refuseIf(!configuration.isMinimize(), "minimize(false)");
        Unsupported.refuseIf(configuration.getStepFunction() != null, "a step function");
        Unsupported.refuseIf(notEmpty(configuration.getLayer().getConstraints()), "constraints");
        if (configuration.getLayer() instanceof BaseLayer base) {
            Unsupported.refuseIf(base.getWeightNoise() != null, "weight noise");
            Unsupported.refuseIf(
                    base.getGradientNormalization() != null
                            && base.getGradientNormalization() != GradientNormalization.None,
                    "gradient normalization");
        }
    }

    /** Checks the loss and its softmax. */
    static void checkOutput(OutputLayer layer) throws Unsupported {
        ILossFunction loss = layer.getLossFn();
        Unsupported.refuseIf(!LOSSES.contains(loss.getClass()), "another loss than cross-entropy");
        LossMCXENT crossEntropy = (LossMCXENT) loss;
        Unsupported.refuseIf(crossEntropy.getWeights() != null, "weighted classes");
        Unsupported.refuseIf(
                crossEntropy.getSoftmaxClipEps() != SoftmaxCrossEntropy.MIN_PROBABILITY,
                "another softmaxClipEps than DL4J's default");
        Unsupported.refuseIf(
                layer.getActivationFn().getClass() != ActivationSoftmax.class, "an output layer without softmax");
    }

    /** The function's stage; none for identity. */
    static Optional<Nonlinearity.Function> function(IActivation activation) throws Unsupported {
        if (activation.getClass() == ActivationIdentity.class) {
            return Optional.empty();
        }
        if (activation.getClass() == ActivationSigmoid.class) {
            return Optional.of(Nonlinearity.Function.SIGMOID);
        }
        if (activation.getClass() == ActivationTanH.class) {
            return Optional.of(Nonlinearity.Function.TANH);
        }
        if (activation instanceof ActivationReLU relu && relu.equals(new ActivationReLU())) {
            return Optional.of(Nonlinearity.Function.RELU);
        }
        throw new Unsupported("the activation function " + activation);
    }

    /** The probability of keeping an activation. */
    static double retain(IDropout dropout) throws Unsupported {
        Unsupported.refuseIf(dropout.getClass() != Dropout.class, "another dropout than inverted dropout");
        Dropout inverted = (Dropout) dropout;
        Unsupported.refuseIf(inverted.getPSchedule() != null, "a schedule for dropout");
        Unsupported.refuseIf(!(inverted.getP() > 0 && inverted.getP() < 1), "dropout that keeps everything");
        return inverted.getP();
    }

    private static boolean notEmpty(Collection<?> things) {
        return things != null && !things.isEmpty();
    }
}
