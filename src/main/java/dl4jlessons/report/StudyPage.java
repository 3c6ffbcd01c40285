package dl4jlessons.report;

import dl4jlessons.data.DataSummary;
import dl4jlessons.result.Figure;
import dl4jlessons.result.NumberText;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TrialState;
import dl4jlessons.study.StudyFigures;
import dl4jlessons.study.StudyTables;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTML page about a hyperparameter search, finished or not. It needs nothing else, like {@link ReportPage}, whose
 * styles it shares; its template is {@code study.ftlh} beside this class.
 */
public final class StudyPage {
    private StudyPage() {}

    /**
     * The page.
     *
     * @param name of the study
     * @param data what was read for it, if that is known
     * @throws UserException if this Java has no fonts to draw charts with
     */
    public static String html(String name, StudyResult study, Optional<DataSummary> data) {
        StudyFigures figures = new StudyFigures("search", study);
        boolean ranked = study.best().isPresent();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", name);
        model.put("facts", facts(study));
        model.put("remarks", StudyRemarks.of(study, data));
        model.put("test", study.testUse().map(StudyText::testUse).stream().toList());
        model.put("space", StudyTables.space("space", study));
        model.put("ranking", ranked ? List.of(figures.ranking(StudyFigures.TOP)) : List.<Figure>of());
        model.put("leaderboard", StudyTables.leaderboard("leaderboard", study, StudyFigures.TOP));
        model.put("history", figures.history());
        model.put("curves", ranked ? List.of(figures.curves(StudyFigures.TOP)) : List.<Figure>of());
        model.put("hyperparameters", figures.againstEach());
        model.put("setup", setup(study.header(), data));
        return PageTemplate.fill("study.ftlh", model);
    }

    /**
     * Writes the page to a file, whole or not at all.
     *
     * @throws UserException if the file cannot be written or this Java has no fonts to draw charts with
     */
    public static void write(Path file, String name, StudyResult study, Optional<DataSummary> data) {
        AtomicFile.write(file, html(name, study, data));
    }

    /** What stands at the top in large letters. */
    private static Map<String, String> facts(StudyResult study) {
        Map<String, String> facts = new LinkedHashMap<>();
        study.best()
                .ifPresent(
                        best -> facts.put("Best validation accuracy", accuracy(best.accuracy(), best.standardError())));
        study.testUse().ifPresent(use -> facts.put("Test accuracy", accuracy(use.accuracy(), use.standardError())));
        int trials = study.trials().size();
        double diverged = trials == 0 ? 0 : (double) study.count(TrialState.DIVERGED) / trials;
        facts.put("Trials", NumberText.number(trials, Format.COUNT));
        facts.put("Diverged", NumberText.number(diverged, Format.PERCENT));
        facts.put("Epochs trained", NumberText.number(study.epochsSpent(), Format.COUNT));
        return facts;
    }

    private static Map<String, String> setup(StudyHeader header, Optional<DataSummary> data) {
        Map<String, String> setup = new LinkedHashMap<>();
        data.ifPresent(summary -> setup.put("Read", summary.read()));
        setup.put("Data", header.data());
        setup.put("Trials drawn", header.sampler() + ", seed " + header.seed());
        setup.put("Trained for", Plural.of(header.epochs(), "epoch"));
        setup.put("Pruner", header.pruner());
        setup.put("Networks", header.objective());
        return setup;
    }

    private static String accuracy(double share, double standardError) {
        return NumberText.number(share, Format.PERCENT) + " ± " + NumberText.number(standardError, Format.PERCENT);
    }
}
