package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dl4jlessons.report.StudyExport;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Long runs of random kills and damages, each counted: what the README's table of promises says comes from the files that
 * they leave in {@code target/trust}. They take minutes, so that only CI runs them.
 */
@EnabledIfEnvironmentVariable(named = "CI", matches = "true", disabledReason = "takes minutes")
class FaultRunsTest {
    private static final long SEED = 14;
    private static final int KILLS_PER_STUDY = 6;
    private static final int DAMAGES = 800;
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    /** A child that has written nothing for so long after it began has nothing to write at all. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** One that has written, and then nothing for so long, trains the trial that does not end: all that can come has come. */
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(1);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> counts = new TreeMap<>();

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void keepCounts(String name) throws IOException {
        AtomicFile.write(
                ProjectFolder.target().resolve("trust").resolve(name + ".json"),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(counts) + "\n");
    }

    private static String export(StudyResult study) {
        return StudyExport.csv(study) + StudyExport.json(study);
    }

    /** What the study's export is after the search has been run to its end. */
    private static String finished(ChildSearch search, Path study) {
        search.run(study);
        return export(Study.read(study));
    }

    @Test
    void kills() throws Exception {
        for (ChildSearch search : List.of(ChildSearch.WITHOUT_PRUNER, ChildSearch.HALVING, ChildSearch.NETWORKS)) {
            String undisturbed = finished(search, folder.resolve("undisturbed " + search.name()));
            for (int repetition = 0; repetition < 3; repetition++) {
                Path study = folder.resolve("killed " + search.name() + " " + repetition);
                for (int kill = 0; kill < KILLS_PER_STUDY; kill++) {
                    killSomewhere(search, study);
                    count("kills");
                }
                assertThat(finished(search, study)).isEqualTo(undisturbed);
                count("studies that end byte-equal");
            }
        }
        keepCounts("kills");
    }

    private void killSomewhere(ChildSearch search, Path study) throws Exception {
        long before = size(study);
        // a header and a few events more than there were
        long until = before + 200 + random.nextInt(900);
        Process child = search.start(study);
        try {
            long size = before;
            long grown = System.nanoTime();
            while (child.isAlive()
                    && size < until
                    && System.nanoTime() - grown < (size == before ? SILENCE_NANOS : STANDSTILL_NANOS)) {
                TimeUnit.MILLISECONDS.sleep(1);
                if (size(study) > size) {
                    size = size(study);
                    grown = System.nanoTime();
                }
            }
            TimeUnit.NANOSECONDS.sleep(random.nextLong(LONGEST_PAUSE_NANOS));
            assertThat(child.isAlive()).as("the search waits to be killed").isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static long size(Path study) throws IOException {
        return Study.exists(study) ? Files.size(study.resolve(Study.JOURNAL)) : 0;
    }

    @Test
    void damages() throws IOException {
        for (ChildSearch search : List.of(ChildSearch.HALVING.withoutPauses(), ChildSearch.NETWORKS)) {
            Path original = folder.resolve("original " + search.name());
            interrupt(search, original);
            Path whole = folder.resolve("undisturbed " + search.name());
            String undisturbed = finished(search, whole);
            for (int damage = 0; damage < DAMAGES / 2; damage++) {
                Path study = folder.resolve("damaged");
                FileUtils.copyDirectory(original.toFile(), study.toFile());
                String what = damageSomething(study);
                count("damages");
                count("damages: " + what);
                try {
                    assertThat(finished(search, study))
                            .as("%s, damage %d: %s", search.name(), damage, what)
                            .isEqualTo(undisturbed);
                    count("studies that end byte-equal");
                } catch (UserException refused) {
                    assertThat(refused.getMessage()).doesNotContain("Exception").matches("[^\n]*\\.");
                    count("studies that are refused");
                }
                FileUtils.deleteDirectory(study.toFile());
            }
        }
        assertThat(counts.get("studies that end byte-equal")).isGreaterThan(DAMAGES / 4);
        assertThat(counts.get("studies that are refused")).isGreaterThan(DAMAGES / 8);
        keepCounts("damages");
    }

    /** Leaves a study whose promoted trials are partly trained on. */
    private static void interrupt(ChildSearch search, Path study) {
        int rungs = search.trials() + 2;
        try (Study open = Study.open(
                        study, search.plan(), search.objective(), search.data().get());
                TrialExecutor mortal =
                        new CallingThread(search.objective(), search.data().get(), rungs)) {
            new Search(open, mortal, SearchListener.NONE).run(search.trials());
        } catch (CallingThread.Dead intended) {
            assertThat(Study.read(study).trials())
                    .anyMatch(trial -> !trial.state().ended());
        }
    }

    /** Does something to one file, or two, and says what. */
    private String damageSomething(Path study) throws IOException {
        List<Path> checkpoints;
        try (Stream<Path> files = Files.list(study.resolve("checkpoints"))) {
            checkpoints = files.sorted().toList();
        }
        Path checkpoint = checkpoints.get(random.nextInt(checkpoints.size()));
        Path other = checkpoints.get(random.nextInt(checkpoints.size()));
        Path struck = random.nextBoolean() ? study.resolve(Study.JOURNAL) : checkpoint;
        byte[] content = Files.readAllBytes(struck);
        switch (random.nextInt(6)) {
            case 0 -> {
                content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                Files.write(struck, content);
                return "a bit flipped";
            }
            case 1 -> {
                Files.write(struck, Arrays.copyOf(content, random.nextInt(content.length)));
                return "cut";
            }
            case 2 -> {
                byte[] noise = new byte[1 + random.nextInt(64)];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, content, 0, Math.min(noise.length, content.length));
                Files.write(struck, content);
                return "beginning overwritten";
            }
            case 3 -> {
                byte[] longer = Arrays.copyOf(content, content.length + 1 + random.nextInt(64));
                Files.write(struck, longer);
                return "zeros appended";
            }
            case 4 -> {
                Files.copy(other, checkpoint, StandardCopyOption.REPLACE_EXISTING);
                return "a checkpoint in place of another";
            }
            default -> {
                Files.delete(struck);
                return "deleted";
            }
        }
    }
}
