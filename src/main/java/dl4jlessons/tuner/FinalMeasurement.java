package dl4jlessons.tuner;

import dl4jlessons.data.TestData;
import dl4jlessons.report.StudyText;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TestUse;
import dl4jlessons.search.Trial;
import dl4jlessons.training.Accuracy;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The last step of a search: its winner, trained on all but the test examples, is measured on these, once. */
public final class FinalMeasurement {
    private FinalMeasurement() {}

    /**
     * Uses the test data and prints the result; if it was used before, prints what came out then.
     *
     * @param folder of the study
     * @throws UserException if the search is not finished, or its data is not what it was
     */
    public static void run(Path folder, PrintWriter out) {
        StudyResult study = Study.read(folder);
        if (study.testUse().isPresent()) {
            repeat(study, study.testUse().get(), out);
            return;
        }
        winner(folder, study);
        SearchSettings settings = SearchSettings.read(folder);
        settings.data().checkStillThere();
        Nd4jRuntime.start();
        TestUse use = use(folder, settings, out);
        out.println("Test: " + StudyText.testUse(use) + ".");
        out.println("This is recorded: the test data of this study will not be used again.");
        StudyReport.write(folder, Study.readTimed(folder));
    }

    private static void repeat(StudyResult study, TestUse use, PrintWriter out) {
        out.println("The test data of this study has been used, and is used only once. What came out then:");
        out.println(StudyText.testUse(use) + ".");
        int best = study.best().map(standing -> standing.trial().number()).orElse(use.trial());
        if (best != use.trial()) {
            out.println("By now trial " + best + " is the best; a fair test of it would need new examples.");
        }
    }

    private static RankedTrial winner(Path folder, StudyResult study) {
        long ended =
                study.trials().stream().filter(trial -> trial.state().ended()).count();
        if (ended < study.trials().size() || study.trials().isEmpty()) {
            throw UserException.wrongUsage("The search in " + folder + " is not finished (" + ended + " of "
                    + Plural.of(study.trials().size(), "trial", "has", "have")
                    + " ended): the test comes last, so run the search to its end.");
        }
        return study.best()
                .orElseThrow(() -> UserException.failed("No trial of the study in " + folder
                        + " can be called the best: search again in a new study before the test data is used."));
    }

    /** The winner is asked for again once nobody else can add trials. */
    private static TestUse use(Path folder, SearchSettings settings, PrintWriter out) {
        SearchSettings.Prepared search = settings.prepare(settings.data().load());
        try (Study study = Study.open(folder, search.plan(), search.objective(), search.data())) {
            return study.testOnce(() -> {
                RankedTrial best = winner(folder, study.result());
                Trial winner = best.trial();
                out.println("The winner is " + StudyText.winner(best) + ".");
                out.println("It is trained again, on training and validation examples together.");
                MultiLayerNetwork network = search.objective()
                        .retrain(winner, search.data().tuning(), search.plan().epochs());
                TestData test = search.data().test();
                return new TestUse(
                        winner.number(),
                        Accuracy.of(network, test.examples()),
                        test.examples().size());
            });
        }
    }
}
