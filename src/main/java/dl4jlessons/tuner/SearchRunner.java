package dl4jlessons.tuner;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.RecordedRuns;
import dl4jlessons.data.DataSummary;
import dl4jlessons.report.StudyText;
import dl4jlessons.runner.InterruptNote;
import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Search;
import dl4jlessons.search.SearchListener;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TimedStudy;
import dl4jlessons.search.TrialExecutor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Runs a search for people: data, progress, dashboard, result and report. */
public final class SearchRunner {
    private static final int STANDARD_TRIALS = 30;
    /** Ranks that are printed at the end. */
    private static final int TOP = 5;

    private final SearchOptions options;
    private final Workplace workplace;
    private final Path folder;
    private final PrintWriter out;

    private SearchRunner(SearchOptions options, Workplace workplace, Path folder, PrintWriter out) {
        this.options = options;
        this.workplace = workplace;
        this.folder = folder;
        this.out = out;
    }

    /**
     * Begins a study or goes on with it until it has as many trials as the options ask for.
     *
     * @throws UserException if the options make no sense, the data cannot be read, or the study cannot go on
     */
    public static void run(SearchOptions options, PrintWriter out) {
        options.check();
        Workplace workplace = options.workplace();
        DataSource source = options.source();
        SearchRunner run = new SearchRunner(options, workplace, options.study.folder(source.name()), out);
        Nd4jRuntime.start();
        run.run(source);
    }

    private void run(DataSource source) {
        SearchSettings.refuseLostJournal(folder);
        ExamplePool pool = source.load();
        SearchSettings settings = options.settings(source, pool);
        SearchSettings.Prepared search = settings.prepare(pool);
        DataSummary data = pool.summary().split(search.data());
        int trials = options.trials.orElseGet(() -> standardTrials(search));
        search.plan().check(trials);
        Optional<DashboardServer> dashboard =
                options.withDashboard ? Optional.of(options.dashboard.start()) : Optional.empty();
        try {
            TimedStudy result;
            try (Study study = Study.open(folder, search.plan(), search.objective(), search.data())) {
                settings.write(folder);
                StudyData.write(folder, data);
                introduce(search, data, study.result(), trials);
                dashboard.ifPresent(server -> out.println(server.greeting()));
                result = search(study, search, data, trials, dashboard);
            }
            conclude(result, data, dashboard);
        } finally {
            dashboard.ifPresent(DashboardServer::close);
        }
    }

    /** Shows what came out, also where that is nothing good: then the dashboard may tell why. */
    private void conclude(TimedStudy timed, DataSummary data, Optional<DashboardServer> dashboard) {
        StudyResult result = timed.result();
        out.println();
        out.print(StudyText.best(result, Optional.of(data), TOP, Terminal.text(false)));
        out.println();
        out.println("Report: " + StudyReport.write(folder, timed));
        dashboard.ifPresent(server -> {
            if (RecordedRuns.existIn(RecordedRuns.folder(folder))) {
                out.println("Recorded trials, to be seen again with \"" + RecordedRuns.command(folder) + "\": "
                        + RecordedRuns.folder(folder));
            }
            options.dashboard.waitForEnter(server, out::println);
        });
        if (result.best().isEmpty()) {
            throw UserException.failed(result.whyNone());
        }
    }

    /** A study that is gone on with has as many as before. */
    private int standardTrials(SearchSettings.Prepared search) {
        int planned = Study.find(folder).map(study -> study.trials().size()).orElse(0);
        return planned > 0
                ? planned
                : search.plan().sampler().trials(search.plan().space()).orElse(STANDARD_TRIALS);
    }

    private void introduce(SearchSettings.Prepared search, DataSummary data, StudyResult before, int trials) {
        out.println("Read " + data.read());
        data.remarks().forEach(remark -> out.println("  · " + remark));
        out.println(NumberText.count(search.data().tuning().training().size()) + " training, "
                + NumberText.count(search.data().tuning().validation().size()) + " validation and "
                + Plural.of(search.data().test().examples().size(), "test example")
                + "; the test data waits for \"search test\".");
        out.println(
                Plural.of(trials, "trial") + " of " + Plural.of(search.plan().epochs(), "epoch") + "; sampler "
                        + search.plan().sampler().description() + ", pruner "
                        + search.plan().pruner().description() + ", seed "
                        + search.plan().seed());
        long ended =
                before.trials().stream().filter(trial -> trial.state().ended()).count();
        out.println("Study: " + folder
                + (ended > 0 ? " (" + Plural.of(ended, "trial", "has", "have") + " ended before)" : ""));
        out.println("Page, kept up to date while the search runs: " + folder.resolve(StudyReport.FILE));
    }

    private TimedStudy search(
            Study study,
            SearchSettings.Prepared search,
            DataSummary data,
            int trials,
            Optional<DashboardServer> dashboard) {
        try (TrialSessions sessions =
                        TrialSessions.on(dashboard, folder, search.plan().seed());
                SearchProgressBar bar = new SearchProgressBar(out, Terminal.isInteractive());
                LivePage page = new LivePage(folder, Optional.of(data), study::timed);
                TrialExecutor executor = workplace.open(search, sessions, bar::warned)) {
            InterruptNote.during(
                    () -> train(new Search(study, executor, SearchListener.both(bar, page)), trials, page),
                    () -> farewell(bar, page));
            return study.timed();
        }
    }

    private static StudyResult train(Search search, int trials, LivePage page) {
        try {
            return search.train(trials);
        } catch (RuntimeException e) {
            page.leave();
            throw e;
        }
    }

    private void farewell(SearchProgressBar bar, LivePage page) {
        bar.close();
        out.println();
        out.println("Stopped. All trials that have ended are kept: run the same command again to go on.");
        out.flush();
        page.leave();
    }
}
