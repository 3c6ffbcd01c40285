package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where all parameters of a network, their gradients and their updater's memory lie in DL4J's flat vectors. */
final class ParameterTable {
    private final NativeFloats values;
    private final NativeFloats gradients;
    private final Optional<NativeFloats> state;
    private final BaseMultiLayerUpdater<?> updater;
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<SmallParameter> small = new ArrayList<>();
    private final List<StatefulUpdate> stateful = new ArrayList<>();

    /** Makes the network's updater and gradient vector if there are none. */
    ParameterTable(MultiLayerNetwork network) throws Unsupported {
        Unsupported.refuseIf(!(network.getUpdater() instanceof BaseMultiLayerUpdater), "an updater of its own");
        this.updater = (BaseMultiLayerUpdater<?>) network.getUpdater();
        this.values = NativeFloats.of(network.params());
        this.gradients = NativeFloats.of(updater.getFlattenedGradientsView());
        this.state = Optional.ofNullable(updater.getStateViewArray()).map(NativeFloats::of);
        int offset = 0;
        for (int i = 0; i < network.getnLayers(); i++) {
            for (Map.Entry<String, INDArray> entry :
                    network.getLayer(i).paramTable().entrySet()) {
                offsets.put(key(i, entry.getKey()), offset);
                offset += (int) entry.getValue().length();
            }
        }
    }

    /** All parameters that were asked for. */
    List<Parameter> parameters() {
        return parameters;
    }

    /** Those of them that are kept in the Java heap. */
    List<SmallParameter> small() {
        return small;
    }

    /** Updates of those whose updater remembers something. */
    List<StatefulUpdate> stateful() {
        return stateful;
    }

    SmallParameter small(int index, Layer layer, String name) throws Unsupported {
        SmallParameter parameter = new SmallParameter(parameter(index, layer, name));
        small.add(parameter);
        return parameter;
    }

    Parameter parameter(int index, Layer layer, String name) throws Unsupported {
        BaseLayer configuration = (BaseLayer) layer.conf().getLayer();
        UpdateRule rule = new UpdateRule(
                configuration.getUpdaterByParam(name),
                Optional.ofNullable(configuration.getRegularizationByParam(name))
                        .orElse(List.of()),
                layer.updaterDivideByMinibatch(name));
        Unsupported.refuseIf(
                !rule.isSupported(),
                "the updater " + rule.updater().getClass().getSimpleName() + " or its regularization");
        int offset = offsets.get(key(index, name));
        long length = layer.getParam(name).length();
        Parameter parameter = new Parameter(
                key(index, name), offset, values.slice(offset, length), gradients.slice(offset, length), rule);
        parameters.add(parameter);
        if (!rule.isFolded()) {
            stateful.add(new StatefulUpdate(parameter, statesOf(parameter)));
        }
        return parameter;
    }

    private static String key(int index, String name) {
        return index + "_" + name;
    }

    /** An updater's block holds, for all its parameters together, first the one state and then the other. */
    private NativeFloats[] statesOf(Parameter parameter) {
        UpdaterBlock block = updater.getUpdaterBlocks().stream()
                .filter(b ->
                        b.getParamOffsetStart() <= parameter.offset() && parameter.offset() < b.getParamOffsetEnd())
                .findFirst()
                .orElseThrow();
        int blockLength = block.getParamOffsetEnd() - block.getParamOffsetStart();
        int first = block.getUpdaterViewOffsetStart() + parameter.offset() - block.getParamOffsetStart();
        NativeFloats[] states = new NativeFloats[StatefulUpdate.statesOf(parameter.rule())];
        for (int i = 0; i < states.length; i++) {
            states[i] = state.orElseThrow().slice(first + (long) i * blockLength, parameter.length());
        }
        return states;
    }
}
