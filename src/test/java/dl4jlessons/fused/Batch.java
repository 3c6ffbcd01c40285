package dl4jlessons.fused;

import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A mini-batch for tests: normally distributed features, classes at random. */
public record Batch(INDArray features, INDArray labels) {
    static Batch of(int rows, int inputs, int classes, long seed) {
        Random random = new Random(seed);
        INDArray features = Nd4j.create(DataType.FLOAT, rows, inputs);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, rows, classes);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < inputs; j++) {
                features.putScalar(i, j, random.nextGaussian());
            }
            labels.putScalar(i, random.nextInt(classes), 1);
        }
        return new Batch(features, labels);
    }

    public static Batch of(int rows, Networks network) {
        return of(rows, network.inputs(), network.classes(), network.seed());
    }

    /** Iterations on this batch alone; dropout depends on the number of the iteration only. */
    public void fit(MultiLayerNetwork network, int iterations) {
        for (int i = 0; i < iterations; i++) {
            Nd4j.getRandom().setSeed(1000 + network.getIterationCount());
            network.fit(features, labels);
        }
    }
}
