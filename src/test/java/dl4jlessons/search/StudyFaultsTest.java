package dl4jlessons.search;

import static dl4jlessons.search.Fault.append;
import static dl4jlessons.search.Fault.content;
import static dl4jlessons.search.Fault.cut;
import static dl4jlessons.search.Fault.delete;
import static dl4jlessons.search.Fault.dropLine;
import static dl4jlessons.search.Fault.flip;
import static dl4jlessons.search.Fault.folderInPlaceOf;
import static dl4jlessons.search.Fault.lines;
import static dl4jlessons.search.Fault.repeatLine;
import static dl4jlessons.search.Fault.replace;
import static dl4jlessons.search.Fault.swap;
import static dl4jlessons.search.Fault.swapLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that can happen to a file of a study between two runs. Either the study ends like an undisturbed one, and the
 * search says once for each checkpoint that it lost it, or the study is refused with a sentence.
 */
class StudyFaultsTest {
    private static final int TRIALS = 9;
    private static final StudyPlan PLAN = Studies.plan().with(Studies.HALVING);
    private static final Objective OBJECTIVE = SyntheticObjective.quick();
    private static final String CHECKPOINTS = "checkpoints";
    private static final String DAMAGED = " is damaged: restore the file from a copy";
    private static final String FOLDER_IN_PLACE =
            System.getProperty("os.name").startsWith("Windows") ? "" : "directory";

    /** Where the studies are that the faults are made of. */
    @TempDir
    static Path originals;

    private static StudyResult undisturbed;
    /** Of the three trials that were promoted, one was trained on; these still wait. */
    private static List<String> waiting;
    /** From an epoch before. */
    private static Path older;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeStudies() throws IOException {
        Nd4jRuntime.start();
        undisturbed = Studies.runQuickly(originals.resolve("undisturbed"), PLAN, OBJECTIVE, TRIALS);
        interrupted("study", PLAN, TRIALS + 1);
        interrupted("other seed", StudyPlan.randomSearch(Studies.SPACE, 8, 9).with(Studies.HALVING), TRIALS + 1);
        interrupted("earlier", PLAN, TRIALS);
        waiting = Study.read(originals.resolve("study")).trials().stream()
                .filter(trial -> !trial.state().ended() && trial.epochs() == 1)
                .map(trial -> CHECKPOINTS + "/trial-" + trial.number() + "-epoch-1")
                .toList();
        assertThat(waiting).hasSize(2);
        older = originals.resolve("earlier").resolve(trainedOn().replace("epoch-3", "epoch-1"));
    }

    private static void interrupted(String name, StudyPlan plan, int rungs) {
        try (Study study = Studies.open(originals.resolve(name), plan, OBJECTIVE)) {
            TrialExecutor mortal = new CallingThread(OBJECTIVE, Studies.data(), rungs);
            assertThatThrownBy(() -> new Search(study, mortal, SearchListener.NONE).run(TRIALS))
                    .isInstanceOf(CallingThread.Dead.class);
        }
    }

    private static String trainedOn() {
        return Study.read(originals.resolve("study")).trials().stream()
                .filter(trial -> !trial.state().ended() && trial.epochs() == 3)
                .map(trial -> CHECKPOINTS + "/trial-" + trial.number() + "-epoch-3")
                .findFirst()
                .orElseThrow();
    }

    private List<String> goOn(Path study) {
        Warnings warnings = new Warnings();
        try (Study open = Studies.open(study, PLAN, OBJECTIVE);
                TrialExecutor executor = new CallingThread(OBJECTIVE, Studies.data())) {
            assertThat(new Search(open, executor, warnings).run(TRIALS)).isEqualTo(undisturbed);
        }
        return warnings.sentences();
    }

    private Path struck(Fault fault) throws IOException {
        Path study = folder.resolve("study");
        FileUtils.copyDirectory(originals.resolve("study").toFile(), study.toFile());
        fault.strike(study);
        return study;
    }

    private static Arguments harmless(String name, Fault fault, int lost) {
        return Arguments.of(name, fault, lost);
    }

    static Stream<Arguments> faultsThatChangeNothing() {
        String one = waiting.get(0);
        String other = waiting.get(1);
        String journal = Study.JOURNAL;
        return Stream.of(
                harmless("nothing", study -> {}, 0),
                harmless("checkpoint: a bit of its first line", content(one, flip(0.1)), 1),
                harmless("checkpoint: a bit of its state", content(one, flip(1)), 1),
                harmless("checkpoint: empty", content(one, cut(0)), 1),
                harmless("checkpoint: cut", content(one, cut(0.9)), 1),
                harmless("checkpoint: longer", content(one, append((byte) 0)), 1),
                harmless("checkpoint: another text", content(one, bytes -> new byte[] {'n', 'o', '\n'}), 1),
                harmless(
                        "checkpoint: JSON of nothing", content(one, bytes -> new byte[] {'n', 'u', 'l', 'l', '\n'}), 1),
                harmless("checkpoint: gone", delete(one), 1),
                harmless("checkpoint: a folder", folderInPlaceOf(one), 1),
                harmless("checkpoints: swapped between trials", swap(one, other), 2),
                harmless(
                        "checkpoint: copied from another trial",
                        study -> replace(one, study.resolve(other)).strike(study),
                        1),
                harmless("checkpoint: of an earlier epoch", replace(trainedOn(), older), 1),
                harmless(
                        "checkpoint: of another study",
                        study -> {
                            Path others = originals.resolve("other seed").resolve(CHECKPOINTS);
                            for (String file : waiting) {
                                try (Stream<Path> files = Files.list(others)) {
                                    replace(file, files.sorted().findFirst().orElseThrow())
                                            .strike(study);
                                }
                            }
                        },
                        2),
                harmless(
                        "checkpoint: of the same study elsewhere",
                        replace(one, originals.resolve("earlier").resolve(one)),
                        0),
                harmless(
                        "checkpoints: all gone",
                        study -> FileUtils.deleteDirectory(
                                study.resolve(CHECKPOINTS).toFile()),
                        3),
                harmless(
                        "checkpoints: half-written files beside them",
                        study -> Files.write(study.resolve(trainedOn() + ".tmp"), new byte[100]),
                        0),
                harmless("journal: gone", delete(journal), 0),
                harmless("journal: empty", content(journal, cut(0)), 0),
                harmless(
                        "journal: an older copy",
                        study -> Files.copy(
                                originals.resolve("earlier").resolve(journal),
                                study.resolve(journal),
                                StandardCopyOption.REPLACE_EXISTING),
                        1),
                harmless(
                        "journal: cut within its last line",
                        content(journal, bytes -> cut((bytes.length - 9.0) / bytes.length)
                                .apply(bytes)),
                        0),
                harmless(
                        "journal: without its last line feed",
                        content(journal, bytes -> cut((bytes.length - 1.0) / bytes.length)
                                .apply(bytes)),
                        0),
                harmless("journal: half a line behind it", content(journal, append((byte) '{', (byte) '"')), 0),
                harmless(
                        "journal: zeros behind it, as power failures leave them",
                        content(journal, append(new byte[4000])),
                        0),
                harmless("lock: gone", delete("driver.lock"), 0),
                harmless("lock: with content", content("driver.lock", append((byte) 'x')), 0),
                harmless("other files of the user", study -> Files.writeString(study.resolve("notes.txt"), "mine"), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsThatChangeNothing")
    void theStudyEndsLikeAnUndisturbedOne(String name, Fault fault, int lostCheckpoints) throws IOException {
        List<String> said = goOn(struck(fault));
        assertThat(said)
                .hasSize(lostCheckpoints)
                .doesNotHaveDuplicates()
                .allMatch(sentence ->
                        sentence.matches("The checkpoint .*trial-\\d+-epoch-\\d (is not what the search wrote|is"
                                + " gone|cannot be read .*): trial \\d is trained again from its first epoch, which gives the same"
                                + " figures\\."));
    }

    static Stream<Arguments> faultsThatAreRefused() {
        String journal = Study.JOURNAL;
        Path otherSeed = originals.resolve("other seed").resolve(journal);
        return Stream.of(
                Arguments.of("journal: a bit of its header", content(journal, flip(0.02)), "Line 1 of", DAMAGED),
                Arguments.of("journal: a bit in the middle", content(journal, flip(0.5)), "Line ", DAMAGED),
                Arguments.of("journal: a bit of its last line", content(journal, flip(0.99)), "Line ", DAMAGED),
                Arguments.of("journal: its last line feed", content(journal, flip(1)), "Line ", DAMAGED),
                Arguments.of("journal: lines swapped", lines(swapLines(5, 7)), "Line 5 of", DAMAGED),
                Arguments.of("journal: a line lost", lines(dropLine(6)), "Line 6 of", DAMAGED),
                Arguments.of("journal: its header lost", lines(dropLine(1)), "Line 1 of", DAMAGED),
                Arguments.of("journal: a line twice", lines(repeatLine(6)), "Line 7 of", DAMAGED),
                Arguments.of(
                        "journal: a line of another study",
                        lines(all -> {
                            all.set(4, read(otherSeed).get(4));
                            return all;
                        }),
                        "Line 5 of",
                        DAMAGED),
                Arguments.of(
                        "journal: the header of another study",
                        lines(all -> {
                            all.set(0, read(otherSeed).get(0));
                            return all;
                        }),
                        "Line 2 of",
                        DAMAGED),
                Arguments.of(
                        "journal: of another study",
                        replace(journal, otherSeed),
                        "cannot go on, because",
                        "the seed changed: was 8, is now 7"),
                Arguments.of(
                        "journal: line ends of Windows",
                        lines(all -> all.stream().map(line -> line + "\r").toList()),
                        "Line 1 of",
                        DAMAGED),
                Arguments.of("journal: a folder", folderInPlaceOf(journal), "Cannot read", FOLDER_IN_PLACE),
                Arguments.of(
                        "journal: of the format before checksums of checkpoints",
                        lines(all -> {
                            all.set(0, oldFormat());
                            return all;
                        }),
                        "was begun by an earlier version of this program",
                        "use that version, or start a new study"),
                Arguments.of("lock: a folder", folderInPlaceOf("driver.lock"), "Cannot write", "driver.lock"),
                Arguments.of(
                        "checkpoints: a file",
                        (Fault) study -> {
                            FileUtils.deleteDirectory(study.resolve(CHECKPOINTS).toFile());
                            Files.createFile(study.resolve(CHECKPOINTS));
                        },
                        "Cannot write",
                        "a file of that name is in the way"));
    }

    /** The first line that the version before this one wrote. */
    private static String oldFormat() {
        String now = JournalLine.of(
                        1, JournalLine.NOTHING_BEFORE, Event.Begun.of(PLAN.header(OBJECTIVE, Studies.data())))
                .checked();
        String then = now.replace("\"format\":2,", "");
        assertThat(then).isNotEqualTo(now);
        CRC32 crc = new CRC32();
        crc.update(then.getBytes(StandardCharsets.UTF_8));
        return then + ",\"crc\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}";
    }

    private static List<String> read(Path journal) {
        try {
            return Files.readAllLines(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsThatAreRefused")
    void theStudyIsRefusedWithASentence(String name, Fault fault, String beginning, String end) throws IOException {
        Path study = struck(fault);
        Path journal = study.resolve(Study.JOURNAL);
        byte[] before = Files.isRegularFile(journal) ? Files.readAllBytes(journal) : new byte[0];
        assertThatThrownBy(() -> goOn(study))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(beginning)
                .hasMessageContaining(end)
                .hasMessageMatching("[^\n]*\\.");
        if (before.length > 0) {
            assertThat(Files.readAllBytes(journal)).as("nothing is lost").startsWith(before);
        }
    }
}
