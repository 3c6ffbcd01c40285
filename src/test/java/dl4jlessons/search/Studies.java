package dl4jlessons.search;

import static dl4jlessons.search.Dimension.uniform;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.nd4j.linalg.factory.Nd4j;

/** Small studies for tests. */
final class Studies {
    static final SearchSpace SPACE = SearchSpace.of(uniform("x", 0, 1));
    static final Pruner HALVING = Pruner.successiveHalving(3, 1);

    /** Does not wait for the disk, as no power fails here. */
    static final DiskWriter QUICK = new DiskWriter() {
        @Override
        public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            channel.write(bytes);
        }

        @Override
        public void forceNames(Path folder) {}
    };

    private Studies() {}

    /** Nine epochs, every trial to the end. */
    static StudyPlan plan() {
        return StudyPlan.randomSearch(SPACE, 7, 9);
    }

    /** The header of a study that no data and no network belong to. */
    static StudyHeader header(StudyPlan plan) {
        return new StudyHeader(
                plan.space(),
                plan.sampler().description(),
                plan.pruner().description(),
                plan.seed(),
                plan.epochs(),
                "no data",
                100,
                "synthetic");
    }

    static StudyHeader header() {
        return header(plan());
    }

    /** Four training and four validation examples; call only where ND4J has been started. */
    static TrainValidationData data() {
        Examples examples = new Examples(Nd4j.eye(4), Nd4j.eye(4));
        return new TrainValidationData(examples, examples);
    }

    /** Runs or resumes a study on this many worker threads. */
    static StudyResult run(Path folder, StudyPlan plan, Objective objective, int trials, int workers) {
        TrainValidationData data = data();
        try (Study study = Study.open(folder, plan, objective, data);
                TrialExecutor executor = new LocalExecutor(objective, data, workers)) {
            return new Search(study, executor, SearchListener.NONE).run(trials);
        }
    }

    /** Opens a study without waiting for the disk. */
    static Study open(Path folder, StudyPlan plan, Objective objective) {
        return open(folder, plan, objective, QUICK);
    }

    static Study open(Path folder, StudyPlan plan, Objective objective, DiskWriter writer) {
        return Study.open(folder, plan, plan.header(objective, data()), OnMismatch.REFUSE, writer);
    }

    /** Runs or resumes a study in this thread, without waiting for the disk. */
    static StudyResult runQuickly(Path folder, StudyPlan plan, Objective objective, int trials) {
        try (Study study = open(folder, plan, objective);
                TrialExecutor executor = new CallingThread(objective, data())) {
            return new Search(study, executor, SearchListener.NONE).run(trials);
        }
    }
}
