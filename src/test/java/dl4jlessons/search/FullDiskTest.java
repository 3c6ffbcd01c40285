package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full at some byte of the journal or of a checkpoint. */
class FullDiskTest {
    private static final int TRIALS = 9;
    /** So many bytes less may be enough another time, as the journal holds durations, and short ones have fewer digits. */
    private static final int SHORTER_TIMES = 200;

    private static final int BYTES_BETWEEN_TRIES = 61;
    private static final StudyPlan PLAN = Studies.plan().with(Studies.HALVING);
    private static final Objective OBJECTIVE = SyntheticObjective.quick();

    @TempDir
    Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Has room for so many bytes; of what does not fit it takes a part. */
    private static final class SmallDisk implements DiskWriter {
        private final int bytes;
        private int room;

        SmallDisk(int bytes) {
            this.bytes = bytes;
            this.room = bytes;
        }

        int used() {
            return bytes - room;
        }

        @Override
        public void write(FileChannel channel, ByteBuffer content) throws IOException {
            boolean fits = content.remaining() <= room;
            room -= channel.write(fits ? content : content.limit(room));
            if (!fits) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void forceNames(Path study) {}
    }

    private static StudyResult run(Path study, DiskWriter disk) {
        try (Study open = Studies.open(study, PLAN, OBJECTIVE, disk);
                TrialExecutor executor = new CallingThread(OBJECTIVE, Studies.data())) {
            return new Search(open, executor, SearchListener.NONE).run(TRIALS);
        }
    }

    @Test
    void whereverItEndsTheSearchStopsWithASentenceAndGoesOnLater() {
        SmallDisk large = new SmallDisk(Integer.MAX_VALUE);
        StudyResult undisturbed = run(folder.resolve("undisturbed"), large);
        for (int room = 0; room < large.used() - SHORTER_TIMES; room += BYTES_BETWEEN_TRIES) {
            Path study = folder.resolve("room for " + room);
            DiskWriter small = new SmallDisk(room);
            assertThatThrownBy(() -> run(study, small))
                    .as("room for %d bytes", room)
                    .isInstanceOf(UserException.class)
                    .hasMessageMatching(
                            "Cannot write .* \\(No space left on device\\): make room or choose a folder you may"
                                    + " write to, then run the search again; what it had finished is kept\\.")
                    .extracting(e -> ((UserException) e).exitCode())
                    .isEqualTo(UserException.FAILED);
            assertThat(study.resolve(Study.JOURNAL + TrialJournal.TORN_SUFFIX)).doesNotExist();
            assertThat(run(study, Studies.QUICK)).as("room for %d bytes", room).isEqualTo(undisturbed);
        }
    }

    @Test
    void aDiskThatIsFullWhereAnObjectiveWritesCostsNoTrial() throws IOException {
        Path full = Files.createFile(folder.resolve("full"));
        Objective writes = new Objective() {
            @Override
            public RungResult train(TrainValidationData data, RungTask task) throws Exception {
                if (task.trial() == 4 && Files.exists(full)) {
                    throw UserException.failed("Cannot write (No space left on device): make room.");
                }
                return OBJECTIVE.train(data, task);
            }

            @Override
            public String fingerprint(SearchSpace space) {
                return OBJECTIVE.fingerprint(space);
            }
        };
        Path study = folder.resolve("study");
        assertThatThrownBy(() -> Studies.run(study, PLAN, writes, TRIALS, 2))
                .isInstanceOf(UserException.class)
                .hasMessage("Cannot write (No space left on device): make room.");
        assertThat(Study.read(study).count(TrialState.FAILED)).isZero();

        Files.delete(full);
        assertThat(Studies.run(study, PLAN, writes, TRIALS, 2))
                .isEqualTo(Studies.run(folder.resolve("undisturbed"), PLAN, OBJECTIVE, TRIALS, 1));
    }
}
