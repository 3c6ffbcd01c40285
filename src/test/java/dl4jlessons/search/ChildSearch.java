package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A search in a process of its own, which can be killed. There it does not end by itself, however late the
 * kill comes.
 */
record ChildSearch(String name, StudyPlan plan, Objective objective, Supplier<TrainValidationData> data, int trials) {
    static final ChildSearch WITHOUT_PRUNER =
            new ChildSearch("without pruner", Studies.plan(), new SyntheticObjective(4, 0.8), Studies::data, 20);
    static final ChildSearch HALVING = new ChildSearch(
            "halving", Studies.plan().with(Studies.HALVING), new SyntheticObjective(4, 0.8), Studies::data, 36);
    static final ChildSearch NETWORKS = new ChildSearch(
            "networks",
            StudyPlan.randomSearch(SmallNetwork.SPACE, 7, 3).with(Studies.HALVING),
            new NetworkObjective(SmallNetwork::configure, 12),
            SmallNetwork::data,
            9);

    private static final int WORKERS = 2;
    /** Long enough for any kill to come first; a child that is forgotten ends some day all the same. */
    private static final long FOR_EVER_MILLIS = 120_000;

    /** The same of a formula that takes no time. */
    ChildSearch withoutPauses() {
        return new ChildSearch(name, plan, SyntheticObjective.quick(), data, trials);
    }

    /** Runs or resumes this search in the calling process, to its end. */
    StudyResult run(Path folder) {
        return run(folder, objective);
    }

    private StudyResult run(Path folder, Objective trains) {
        Nd4jRuntime.start();
        TrainValidationData examples = data.get();
        try (Study study = Study.open(folder, plan, trains, examples);
                TrialExecutor executor = new LocalExecutor(trains, examples, WORKERS)) {
            return new Search(study, executor, SearchListener.NONE).run(trials);
        }
    }

    /** The same objective, except that the last trial of a search without pruner, or any that gets far, takes minutes. */
    private Objective endless() {
        return new Objective() {
            @Override
            public RungResult train(TrainValidationData examples, RungTask task) throws Exception {
                boolean endless = task.last() && (task.fromEpoch() > 0 || task.trial() == trials - 1);
                Thread.sleep(endless ? FOR_EVER_MILLIS : 0);
                return objective.train(examples, task);
            }

            @Override
            public String fingerprint(SearchSpace space) {
                return objective.fingerprint(space);
            }
        };
    }

    /** Runs or resumes this search in a new process. */
    Process start(Path folder) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                ChildSearch.class.getName(),
                name,
                folder.toString());
        // the class path is too long for the command line of some systems
        Map<String, String> environment = java.environment();
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        return java.redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile())
                .start();
    }

    public static void main(String... args) {
        ChildSearch search = Stream.of(WITHOUT_PRUNER, HALVING, NETWORKS)
                .filter(candidate -> candidate.name.equals(args[0]))
                .findFirst()
                .orElseThrow();
        search.run(Path.of(args[1]), search.endless());
    }
}
