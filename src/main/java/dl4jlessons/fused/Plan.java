package dl4jlessons.fused;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;

/**
 * A network's layers, taken apart into matrix products and the chains between them: once for training and once for
 * inference, where dropout is gone and batch normalization uses running statistics. Layers without a stage of their own,
 * such as an identity, cost nothing.
 */
final class Plan {
    private final MultiLayerNetwork network;
    private final ParameterTable table;
    private final List<Affine> affines = new ArrayList<>();
    private final List<Chain> training = new ArrayList<>();
    private final List<Chain> inference = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private ChainBuilder trainingChain;
    private ChainBuilder inferenceChain;

    private Plan(MultiLayerNetwork network) throws Unsupported {
        this.network = network;
        this.table = new ParameterTable(network);
        int inputs = (int) ((FeedForwardLayer) firstWithWidth().conf().getLayer()).getNIn();
        this.trainingChain = new ChainBuilder(inputs);
        this.inferenceChain = new ChainBuilder(inputs);
    }

    /**
     * Plans for an initialized network, whose parameters it shares.
     *
     * @throws Unsupported if there is anything in it that the fused step does not do exactly as DL4J's does
     */
    static Plan of(MultiLayerNetwork network) throws Unsupported {
        Support.checkNetwork(network);
        Plan plan = new Plan(network);
        for (int i = 0; i < network.getnLayers(); i++) {
            Support.checkLayer(network.getLayer(i));
            plan.add(i, network.getLayer(i));
        }
        plan.endChain();
        return plan;
    }

    List<Affine> affines() {
        return affines;
    }

    /** Chains for training: one before the first product, and one after each. */
    List<Chain> training() {
        return training;
    }

    /** Chains for inference, likewise. */
    List<Chain> inference() {
        return inference;
    }

    /** Outputs of each of DL4J's layers. */
    List<Integer> widths() {
        return widths;
    }

    ParameterTable parameters() {
        return table;
    }

    private Layer firstWithWidth() throws Unsupported {
        for (Layer layer : network.getLayers()) {
            if (layer.conf().getLayer() instanceof FeedForwardLayer wide && wide.getNIn() > 0) {
                return layer;
            }
        }
        throw new Unsupported("layers without a width");
    }

    /** Exact classes, of the configuration and of what runs: a frozen layer has the configuration of another. */
    private void add(int index, Layer layer) throws Unsupported {
        Object configuration = layer.conf().getLayer();
        if (is(layer, org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer.class)
                && configuration.getClass() == DenseLayer.class) {
            addDense(index, layer, (DenseLayer) configuration);
        } else if (is(layer, org.deeplearning4j.nn.layers.OutputLayer.class)
                && configuration.getClass() == OutputLayer.class) {
            addOutput(index, layer, (OutputLayer) configuration);
        } else if (is(layer, org.deeplearning4j.nn.layers.normalization.BatchNormalization.class)
                && configuration.getClass() == BatchNormalization.class) {
            addBatchNorm(index, layer, (BatchNormalization) configuration);
        } else if (is(layer, org.deeplearning4j.nn.layers.ActivationLayer.class)
                && configuration.getClass() == ActivationLayer.class) {
            ActivationLayer activation = (ActivationLayer) configuration;
            Unsupported.refuseIf(activation.getIDropout() != null, "dropout in an activation layer");
            addFunction(activation.getActivationFn());
        } else if (is(layer, org.deeplearning4j.nn.layers.DropoutLayer.class)
                && configuration.getClass() == DropoutLayer.class) {
            addDropout(index, ((DropoutLayer) configuration).getIDropout());
        } else {
            throw new Unsupported("the layer " + layer.getClass().getSimpleName());
        }
        trainingChain.endLayer(index);
        widths.add(trainingChain.width());
    }

    private static boolean is(Layer layer, Class<? extends Layer> exactly) {
        return layer.getClass() == exactly;
    }

    private void addDense(int index, Layer layer, DenseLayer dense) throws Unsupported {
        addProduct(index, layer, dense);
        if (dense.hasLayerNorm()) {
            SmallParameter gain = table.small(index, layer, DefaultParamInitializer.GAIN_KEY);
            trainingChain.add(new LayerNorm(gain));
            inferenceChain.add(new LayerNorm(gain));
        }
        addBias(index, layer, dense.hasBias());
        addFunction(dense.getActivationFn());
    }

    private void addOutput(int index, Layer layer, OutputLayer output) throws Unsupported {
        Support.checkOutput(output);
        addProduct(index, layer, output);
        addBias(index, layer, output.hasBias());
    }

    private void addProduct(int index, Layer layer, FeedForwardLayer wide) throws Unsupported {
        if (wide.getIDropout() != null) {
            addDropout(index, wide.getIDropout());
        }
        endChain();
        Parameter weights = table.parameter(index, layer, DefaultParamInitializer.WEIGHT_KEY);
        int out = (int) wide.getNOut();
        affines.add(new Affine(weights, (int) wide.getNIn(), out));
        trainingChain = new ChainBuilder(out);
        inferenceChain = new ChainBuilder(out);
    }

    private void endChain() {
        training.add(trainingChain.build());
        inference.add(inferenceChain.build());
    }

    private void addBias(int index, Layer layer, boolean hasBias) throws Unsupported {
        if (hasBias) {
            SmallParameter bias = table.small(index, layer, DefaultParamInitializer.BIAS_KEY);
            trainingChain.add(new Bias(bias));
            inferenceChain.add(new Bias(bias));
        }
    }

    private void addFunction(IActivation activation) throws Unsupported {
        Support.function(activation).ifPresent(function -> {
            trainingChain.add(new Nonlinearity(function));
            inferenceChain.add(new Nonlinearity(function));
        });
    }

    /** DL4J applies the mask to the very array that holds the activations of the layer below. */
    private void addDropout(int index, IDropout dropout) throws Unsupported {
        trainingChain.add(new DropoutMask(Support.retain(dropout), trainingChain.width()));
        trainingChain.overwrite(index - 1);
    }

    private void addBatchNorm(int index, Layer layer, BatchNormalization norm) throws Unsupported {
        Unsupported.refuseIf(norm.isLockGammaBeta(), "locked γ and β");
        Unsupported.refuseIf(!norm.isUseLogStd(), "running variances that are no logarithms");
        Unsupported.refuseIf(norm.getIDropout() != null, "dropout in batch normalization");
        SmallParameter gamma = table.small(index, layer, BatchNormalizationParamInitializer.GAMMA);
        SmallParameter beta = table.small(index, layer, BatchNormalizationParamInitializer.BETA);
        SmallParameter mean = table.small(index, layer, BatchNormalizationParamInitializer.GLOBAL_MEAN);
        SmallParameter logStd = table.small(index, layer, BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
        trainingChain.add(new BatchNorm(gamma, beta, mean, logStd, norm.getEps(), norm.getDecay()));
        inferenceChain.add(new RunningNorm(gamma, beta, mean, logStd, norm.getEps()));
    }
}
