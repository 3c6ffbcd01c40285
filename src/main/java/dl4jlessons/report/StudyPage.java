package dl4jlessons.report;

import dl4jlessons.data.DataSummary;
import dl4jlessons.result.CellText;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.TrialState;
import dl4jlessons.study.Importances;
import dl4jlessons.study.StudyCoordinates;
import dl4jlessons.study.StudyFigures;
import dl4jlessons.study.StudyTables;
import dl4jlessons.study.StudyTimetable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTML page about a hyperparameter search, finished or not. It needs nothing else, like {@link ReportPage}, whose
 * styles and scripts it shares; its template is {@code study.ftlh} beside this class.
 */
public final class StudyPage {
    /** Ranks of the leaderboard; beyond the first ones they are shown on demand. */
    private static final int RANKS = 500;
    /** How often an open page of a running search is loaded anew; not more often than it is written. */
    private static final int REFRESH_SECONDS = 5;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private StudyPage() {}

    /**
     * The page of a search that is not running.
     *
     * @param name of the study
     * @param data what was read for it, if that is known
     * @throws UserException if this Java has no fonts to draw charts with
     */
    public static String html(String name, TimedStudy study, Optional<DataSummary> data) {
        return html(name, study, data, Optional.empty());
    }

    /**
     * The page of a search that is running, which loads itself anew as long as it is such a page.
     *
     * @param now when the study was as it is shown
     * @throws UserException if this Java has no fonts to draw charts with
     */
    public static String live(String name, TimedStudy study, Optional<DataSummary> data, Instant now) {
        return html(name, study, data, Optional.of(now));
    }

    private static String html(String name, TimedStudy timed, Optional<DataSummary> data, Optional<Instant> liveAt) {
        StudyResult study = timed.result();
        StudyFigures figures = new StudyFigures("search", study);
        StudyCoordinates coordinates = new StudyCoordinates("search", study);
        Importances importances = Importances.of(study);
        boolean ranked = study.best().isPresent();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", name);
        model.put("facts", facts(study));
        model.put("live", liveAt.map(now -> liveFacts(study, now)).stream().toList());
        model.put("refresh", REFRESH_SECONDS);
        model.put(
                "remarks",
                StudyRemarks.of(study, data, liveAt.isPresent()).stream()
                        .map(NumberText::typesetProse)
                        .toList());
        model.put("test", study.testUse().map(StudyText::testUse).stream().toList());
        model.put("space", StudyTables.space("space", study));
        model.put("ranking", ranked ? List.of(figures.ranking(StudyFigures.TOP)) : List.<Figure>of());
        model.put("leaderboard", StudyTables.leaderboard("leaderboard", study, RANKS));
        model.put("firstRanks", StudyFigures.TOP);
        model.put(
                "importances",
                importances.meaningful() ? List.of(importances.figure("search-importances")) : List.<Figure>of());
        model.put("whyNoImportances", importances.whyNone());
        model.put("parallel", ranked ? List.of(coordinates.parallel()) : List.of());
        model.put("pairs", ranked ? coordinates.pairs(importances).stream().toList() : List.of());
        model.put("history", figures.history());
        model.put("everyCurve", ranked ? List.of(figures.everyCurve()) : List.<Figure>of());
        model.put("rungs", StudyTables.rungs("rungs", study).stream().toList());
        model.put(
                "timetable",
                StudyTimetable.of("search-timetable", timed).stream().toList());
        model.put("durations", figures.durations(timed.timeline()).stream().toList());
        model.put("curves", ranked ? List.of(figures.curves(StudyFigures.TOP)) : List.<Figure>of());
        model.put("hyperparameters", figures.againstEach());
        model.put("setup", setup(study.header(), data));
        model.put("about", TrialNotes.json(timed));
        return PageTemplate.fill("study.ftlh", model);
    }

    /**
     * Writes the page of a search that is not running to a file, whole or not at all.
     *
     * @throws UserException if the file cannot be written or this Java has no fonts to draw charts with
     */
    public static void write(Path file, String name, TimedStudy study, Optional<DataSummary> data) {
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
        facts.put("Trials", CellText.number(trials, Format.COUNT));
        facts.put("Diverged", CellText.number(diverged, Format.PERCENT));
        facts.put("Epochs trained", CellText.number(study.epochsSpent(), Format.COUNT));
        return facts;
    }

    private static Map<String, Object> liveFacts(StudyResult study, Instant now) {
        long ended =
                study.trials().stream().filter(trial -> trial.state().ended()).count();
        // with a pruner, most trials wait for the others after their first rung
        long begun = study.count(TrialState.RUNNING) + study.count(TrialState.PAUSED);
        return Map.of(
                "progress",
                ended + " of " + Plural.of(study.trials().size(), "trial", "has", "have") + " ended, " + begun
                        + " more " + (begun == 1 ? "has" : "have") + " been begun",
                "clock",
                CLOCK.format(now.atZone(ZoneId.systemDefault())),
                "millis",
                now.toEpochMilli());
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
        return CellText.number(share, Format.PERCENT) + " ± " + CellText.number(standardError, Format.PERCENT);
    }
}
