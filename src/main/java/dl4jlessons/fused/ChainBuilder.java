package dl4jlessons.fused;

import java.util.ArrayList;
import java.util.List;

/** Collects the stages of a chain while a plan walks through DL4J's layers. */
final class ChainBuilder {
    private final int width;
    private final List<Stage> stages = new ArrayList<>();
    private final List<List<Integer>> layersEnding = new ArrayList<>(List.of(new ArrayList<>()));

    ChainBuilder(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    void add(Stage stage) {
        stages.add(stage);
        layersEnding.add(new ArrayList<>());
    }

    /** What has been added so far computes this layer's activations. */
    void endLayer(int layer) {
        layersEnding.get(stages.size()).add(layer);
    }

    /** The last stage overwrites this layer's activations before anybody sees them. */
    void overwrite(int layer) {
        if (layersEnding.get(stages.size() - 1).remove(Integer.valueOf(layer))) {
            endLayer(layer);
        }
    }

    Chain build() {
        return new Chain(width, stages, layersEnding);
    }
}
