package dl4jlessons.benchmark;

import dl4jlessons.data.IdxRecordReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.datavec.api.split.CollectionInputSplit;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The jobs as a reader of Deeplearning4j's examples would write them: its iterators, its loop, its evaluation. */
final class StockJobs {
    private static final long SEED = 1;

    private final Path images;
    private final Path labels;

    /** @param folder with the four files of Fashion-MNIST */
    StockJobs(Path folder) {
        this.images = folder.resolve("train-images-idx3-ubyte.gz");
        this.labels = folder.resolve("train-labels-idx1-ubyte.gz");
    }

    /**
     * Does a job.
     *
     * @return a value that shows that something was learned
     */
    String run(Job job, Job.Size size) {
        return switch (job) {
            case INIT -> init(size);
            case BN -> bn(size);
            case SEARCH -> search(size);
        };
    }

    private String init(Job.Size size) {
        List<Double> lastLosses = new ArrayList<>();
        DataSetIterator batches = batches(Job.INIT_BATCH);
        for (var weights : Job.weights(size.count())) {
            MultiLayerNetwork network =
                    Engine.STOCK.network(TimedNetwork.init(weights).configuration(SEED));
            List<Double> losses = new ArrayList<>();
            batches.reset();
            while (losses.size() < size.length()) {
                if (!batches.hasNext()) {
                    batches.reset();
                }
                network.fit(batches.next());
                losses.add(network.score());
            }
            lastLosses.add(losses.get(losses.size() - 1));
        }
        return Job.losses(lastLosses);
    }

    private String bn(Job.Size size) {
        DataSet data = batches(Job.BN_IMAGES).next();
        List<DataSet> batches = data.batchBy(Job.BATCH);
        List<Double> accuracies = new ArrayList<>();
        for (double scale : Job.scales(size.count())) {
            for (boolean batchNorm : List.of(false, true)) {
                MultiLayerNetwork network =
                        Engine.STOCK.network(TimedNetwork.bn(scale, batchNorm).configuration(SEED));
                double accuracy = 0;
                for (int epoch = 0; epoch < size.length() && fit(network, batches); epoch++) {
                    accuracy = accuracy(network, data);
                }
                accuracies.add(accuracy);
            }
        }
        return "best accuracy " + accuracies.stream().mapToDouble(a -> a).max().orElseThrow();
    }

    private String search(Job.Size size) {
        DataSet all = batches(Job.SEARCH_TRAINING + Job.SEARCH_VALIDATION).next();
        DataSet training = rows(all, 0, Job.SEARCH_TRAINING);
        DataSet validation = rows(all, Job.SEARCH_TRAINING, all.numExamples());
        List<DataSet> batches = training.batchBy(Job.BATCH);
        Random random = new Random(SEED);
        List<Double> accuracies = new ArrayList<>();
        double best = 0;
        for (int trial = 0; trial < size.count(); trial++) {
            double rate = Math.pow(10, -6 + 4 * random.nextDouble());
            double decay = Math.pow(10, -8 + 4 * random.nextDouble());
            MultiLayerNetwork network =
                    Engine.STOCK.network(TimedNetwork.search(rate, decay).configuration(SEED + trial));
            for (int epoch = 0; epoch < size.length() && fit(network, batches); epoch++) {
                accuracies.add(accuracy(network, training));
                best = Math.max(best, accuracy(network, validation));
            }
        }
        return "best validation accuracy " + best + ", training accuracy " + Collections.max(accuracies);
    }

    private DataSetIterator batches(int examples) {
        IdxRecordReader reader = new IdxRecordReader();
        reader.initialize(new CollectionInputSplit(List.of(images.toUri(), labels.toUri())));
        return new RecordReaderDataSetIterator.Builder(reader, examples)
                .classification(1, TimedNetwork.CLASSES)
                .preProcessor(new ImagePreProcessingScaler())
                .build();
    }

    private static DataSet rows(DataSet data, int from, int to) {
        return new DataSet(
                data.getFeatures()
                        .get(NDArrayIndex.interval(from, to), NDArrayIndex.all())
                        .dup(),
                data.getLabels()
                        .get(NDArrayIndex.interval(from, to), NDArrayIndex.all())
                        .dup());
    }

    /** One epoch; returns whether the network can go on. */
    private static boolean fit(MultiLayerNetwork network, List<DataSet> batches) {
        for (DataSet batch : batches) {
            network.fit(batch);
            if (!Double.isFinite(network.score())) {
                return false;
            }
        }
        return !network.params().isNaN().any();
    }

    private static double accuracy(MultiLayerNetwork network, DataSet data) {
        Evaluation evaluation = new Evaluation(TimedNetwork.CLASSES);
        evaluation.eval(data.getLabels(), network.output(data.getFeatures()));
        return evaluation.accuracy();
    }
}
