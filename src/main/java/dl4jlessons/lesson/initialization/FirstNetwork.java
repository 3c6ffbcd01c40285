package dl4jlessons.lesson.initialization;

import dl4jlessons.data.IdxRecordReader;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.initialization.FirstNetworkCharts.Outcome;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.TrainingRun;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.optimize.listeners.CollectScoresListener;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsUpdateConfiguration;
import org.deeplearning4j.ui.model.stats.impl.DefaultStatsUpdateConfiguration;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.SplitTestAndTrain;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How does one read images, configure a network, train it, watch it and measure it with Deeplearning4j?
 *
 * <p>The whole way in the library's own words, from top to bottom. It is the only lesson that does without the course's
 * helpers, but for {@link IdxRecordReader}, a DataVec reader of the format that the images come in; the others shorten
 * what is the same everywhere, so that their experiments stand out.
 */
public final class FirstNetwork implements Lesson {
    private static final int HIDDEN_UNITS = 100;
    private static final int BATCH_SIZE = 100;
    private static final double LEARNING_RATE = 0.1;
    private static final double TRAINING_SHARE = 0.8;

    record Sizes(int images, int epochs) {
        static final Sizes STANDARD = new Sizes(12_500, 3);
        static final Sizes FULL = new Sizes(60_000, 10);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new FirstNetwork(), args);
    }

    @Override
    public Card card() {
        return new Card(
                0,
                "A first network",
                "How does one read images, configure a network, train it, watch it and measure it with Deeplearning4j?",
                "the score falling; the ratio of updates to parameters, healthy around 1:1000; the activations, neither 0 nor"
                        + " growing; the standard deviations of the gradients, on the overview page");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        long training = Math.round(TRAINING_SHARE
                * Math.min(sizes.images(), settings.images().training().size()));
        return settings.layers(List.of(HIDDEN_UNITS)) + " ReLU, Glorot, SGD " + LEARNING_RATE + ", mini-batches of "
                + BATCH_SIZE + ", " + sizes.epochs() + " epochs of " + training + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        List<String> classNames = settings.images().classNames();
        RunResults<String, Outcome> runs = settings.parallelRuns(
                "training", List.of("first network"), run -> train(run, settings.images(), sizes));
        return LessonResult.of(
                runs.seeds(),
                List.of(), // it shows how things are done, and claims nothing
                new FirstNetworkCharts(runs, classNames));
    }

    private static Outcome train(TrainingRun<String> run, ImageFolder folder, Sizes sizes) {
        // 1. read: DataVec turns files into records, the iterator turns records into a DataSet of features and labels
        IdxRecordReader reader = new IdxRecordReader();
        reader.initialize(folder.trainingFiles());
        DataSet images = new RecordReaderDataSetIterator(reader, sizes.images()).next();
        new ImagePreProcessingScaler().transform(images); // pixels from 0…255 to 0…1

        // 2. split: what the network is measured on must not be what it was trained on
        images.shuffle(run.seed());
        SplitTestAndTrain split = images.splitTestAndTrain(TRAINING_SHARE);
        DataSetIterator training = new ViewIterator(split.getTrain(), BATCH_SIZE);
        DataSetIterator validation = new ViewIterator(split.getTest(), BATCH_SIZE);

        // 3. configure: one hidden layer, and one output for each class
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(run.seed())
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(WeightInit.XAVIER)
                .list(
                        new DenseLayer.Builder()
                                .nOut(HIDDEN_UNITS)
                                .activation(Activation.RELU)
                                .build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.numOutcomes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.numInputs()))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();

        // 4. watch: the listener writes statistics into a storage, and the dashboard shows what is in it.
        //    The course's runner has started UIServer.getInstance(), on this machine's loopback address only.
        StatsStorage storage = new InMemoryStatsStorage();
        run.uiServer().ifPresent(server -> server.attach(storage));
        StatsUpdateConfiguration everyFifth = new DefaultStatsUpdateConfiguration.Builder()
                .reportingFrequency(5)
                .build();
        CollectScoresListener scores = new CollectScoresListener(1);
        network.setListeners(
                new StatsListener(storage, null, everyFifth, "00 FirstNetwork · seed " + run.seed(), null), scores);

        // 5. fit: an epoch is one pass through the training images
        for (int epoch = 1; epoch <= sizes.epochs(); epoch++) {
            network.fit(training);
            run.done((double) epoch / sizes.epochs());
        }

        // 6. evaluate
        List<Double> losses =
                Arrays.stream(scores.getListScore().toDoubleArray()).boxed().toList();
        return new Outcome(losses, network.evaluate(validation));
    }
}
