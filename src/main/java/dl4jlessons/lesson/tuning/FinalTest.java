package dl4jlessons.lesson.tuning;

import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Normalizer;
import dl4jlessons.data.TuningData;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyPlan;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TestUse;
import dl4jlessons.search.Trial;
import dl4jlessons.training.Accuracy;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How is the test data used, now that there is a winner, and what does it say?
 *
 * <p>The whole recipe once: split, fit the normalizer on training data, search with successive halving, train the winner
 * again on training and validation data together, and open the test files, once. The study's journal remembers that they
 * were opened: run the lesson again, and it shows the recorded result.
 */
public final class FinalTest implements Lesson {
    static final SearchSpace SPACE = SearchSpace.of(
            integer("width", 20, 200).log(),
            integer("batch size", 50, 200).log(),
            powerOfTen("learning rate", -3, 0),
            powerOfTen("weight decay", -6, -1));

    private static final Pruner HALVING = Pruner.successiveHalving(3, 1);
    private static final SearchSizes STANDARD = new SearchSizes(27, 9, 2000, 500, 10_000);
    private static final SearchSizes FULL = new SearchSizes(81, 27, 20_000, 5000, 10_000);

    public static void main(String[] args) {
        LessonRunner.main(new FinalTest(), args);
    }

    @Override
    public Card card() {
        return new Card(
                12,
                "The final test",
                "How is the test data used, now that there is a winner, and what does it say?",
                "the winner, trained again: without and then with the validation images");
    }

    @Override
    public String setup(Settings settings) {
        return "784-w×3-10 ReLU from He's weights, SGD, 2000 + 500 images, 27 trials, successive halving";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? FULL : STANDARD);
    }

    LessonResult run(Settings settings, SearchSizes sizes) {
        Map<Long, FinalOutcome> outcomes = settings.perSeed(seed -> searchAndTest(settings, sizes, seed));
        return new FinalFindings(settings.seeds(), sizes, outcomes).result();
    }

    private static FinalOutcome searchAndTest(Settings settings, SearchSizes sizes, long seed) {
        SearchImages images = SearchImages.draw(settings.images(), seed, sizes);
        Normalizer normalizer = Normalizer.fitOn(images.tuning().training());
        TuningData data = normalizer.apply(images.tuning());
        Examples unseen = normalizer.apply(images.unseen());

        NetworkObjective objective = new NetworkObjective(
                        (trial, trialSeed) -> network(trial, unseen.width(), unseen.classes(), trialSeed),
                        trial -> trial.integer("batch size"))
                .on(settings.sideBySide().step());
        StudyPlan plan = StudyPlan.randomSearch(SPACE, seed, sizes.epochs()).with(HALVING);
        Path folder = LessonSearch.folder(settings, "final", sizes, seed);
        try (Study study = Study.openOrReplace(folder, plan, objective, data)) {
            StudyResult result =
                    LessonSearch.search("search, seed " + seed, study, objective, data, settings, sizes.trials());
            Trial winner = result.best().orElseThrow().trial();

            NetworkObjective watched = objective.watchedBy(settings.watch("winner", seed));
            MultiLayerNetwork before = watched.train(winner, data.training(), sizes.epochs());
            MultiLayerNetwork network = watched.retrain(winner, data, sizes.epochs());
            TestUse test = study.testOnce(() -> {
                Examples testImages = normalizer.apply(settings.images().test()).examples();
                return new TestUse(winner.number(), Accuracy.of(network, testImages), testImages.size());
            });
            return new FinalOutcome(
                    winner,
                    Accuracy.of(before, unseen),
                    Accuracy.of(network, unseen),
                    test,
                    result.testUse().isPresent());
        }
    }

    static MultiLayerConfiguration network(Parameters parameters, int pixels, int classes, long seed) {
        int width = parameters.integer("width");
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(parameters.number("learning rate")))
                .l2(parameters.number("weight decay"))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list(
                        new DenseLayer.Builder().nOut(width).build(),
                        new DenseLayer.Builder().nOut(width).build(),
                        new DenseLayer.Builder().nOut(width).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(classes)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(pixels))
                .build();
    }
}
