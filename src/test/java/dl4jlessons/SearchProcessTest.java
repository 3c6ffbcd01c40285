package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dl4jlessons.report.StudyExport;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.search.Study;
import dl4jlessons.search.TrialState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Searches in processes of their own: stopped, killed, resumed, and read by other programs. */
class SearchProcessTest {
    /** Takes seconds: the search is still under way when a test has noticed that the first trial has ended. */
    private static final List<String> SEARCH =
            List.of("--label", "species", "--space", "book", "--trials", "30", "--epochs", "10", "--csv");

    /** Stands for a clone of the project. */
    @TempDir
    Path project;

    private Path study() {
        return project.resolve("studies").resolve("penguins");
    }

    private void makeProject() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectory(project.resolve("data"));
        Files.copy(ProjectFolder.penguins(), project.resolve("data").resolve("penguins.csv"));
    }

    private String table() {
        return project.resolve("data").resolve("penguins.csv").toString();
    }

    private String[] searchOptions() {
        return Stream.concat(SEARCH.stream(), Stream.of(table())).toArray(String[]::new);
    }

    private String[] runCommand() {
        return Stream.concat(Stream.of("search", "run"), Stream.of(searchOptions()))
                .toArray(String[]::new);
    }

    private ChildJvm course(String... arguments) {
        return ChildJvm.of(Course.class, arguments).in(project);
    }

    /** Starts the search, and returns while it is under way. */
    private Process searchUnderWay() throws IOException, InterruptedException {
        long before = ended();
        Process search = course(runCommand()).start();
        while (search.isAlive() && ended() == before) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return search;
    }

    private long ended() {
        return Study.find(study())
                .map(study -> study.count(TrialState.COMPLETE))
                .orElse(0L);
    }

    @Test
    void aSearchThatIsKilledGoesOnWhereItWas() throws IOException, InterruptedException {
        makeProject();
        ChildJvm.kill(searchUnderWay());
        assertThat(ended()).isBetween(1L, 29L);

        ChildJvm.Result resumed = course(runCommand()).run();
        Path other = project.resolve("undisturbed");
        Commands.search("run", other, searchOptions());

        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.out()).containsPattern("trials? (has|have) ended before\\)");
        assertThat(StudyExport.json(Study.read(study()))).isEqualTo(StudyExport.json(Study.read(other)));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends processes without asking them")
    void aSearchThatIsStoppedSaysHowToGoOn() throws IOException, InterruptedException {
        makeProject();
        Process search = searchUnderWay();
        // unlike Process.destroy() this leaves open what the process prints
        search.toHandle().destroy();
        String printed = new String(search.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(search.waitFor()).isNotZero();
        assertThat(printed).contains("Stopped.", "run the same command again to go on");
        assertThat(new String(search.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void exportsAreAllThatIsPrinted() throws IOException, InterruptedException {
        makeProject();
        Commands.search("run", study(), "--csv", table(), "--label", "species", "--trials", "3", "--epochs", "1");

        ChildJvm.Result csv = course("search", "export", "--csv").run();
        ChildJvm.Result json =
                course("search", "export", "--json", "--name", "penguins").run();

        assertThat(csv.err()).isEmpty();
        assertThat(csv.out().lines()).hasSize(4).first().asString().startsWith("trial,state,rank,epochs,learning_rate");
        JsonNode all = new ObjectMapper().readTree(json.out());
        assertThat(all.get("trials")).hasSize(3);
        assertThat(all.get("best").asInt())
                .isEqualTo(Study.read(study()).best().orElseThrow().trial().number());
    }

    @Test
    void aStudyIsFoundByItsNameOrASimilarOneIsSuggested() throws IOException, InterruptedException {
        makeProject();
        for (String name : List.of("penguins", "images")) {
            Path folder = Files.createDirectories(project.resolve("studies").resolve(name));
            Files.createFile(folder.resolve("journal.jsonl"));
        }

        assertThat(course("search", "status").run().err()).contains("choose one of images, penguins with --name");
        ChildJvm.Result misspelt = course("search", "best", "--name", "pengins").run();
        assertThat(misspelt.exitCode()).isEqualTo(2);
        assertThat(misspelt.err()).contains("There is no study \"pengins\"", "did you mean penguins?");
    }

    @Test
    void theDashboardStaysOpenWhereAllTrialsDiverged() throws IOException, InterruptedException {
        makeProject();
        Process search = course(
                        "search",
                        "run",
                        "--csv",
                        table(),
                        "--label",
                        "species",
                        "--trials",
                        "1",
                        "--epochs",
                        "1",
                        "--seed",
                        "16",
                        "--dashboard",
                        "--port",
                        "9810")
                .start();
        try {
            BufferedReader printed = search.inputReader(StandardCharsets.UTF_8);
            StringBuilder out = new StringBuilder();
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                out.append(line).append('\n');
                if (line.startsWith("The dashboard stays open at")) {
                    search.getOutputStream().write('\n');
                    search.getOutputStream().flush();
                }
            }

            assertThat(search.waitFor()).isEqualTo(1);
            assertThat(out).contains("1 of 1 trial diverged", "The dashboard stays open at http://localhost:98");
            assertThat(search.errorReader(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("The only trial cannot be called the best");
        } finally {
            ChildJvm.kill(search);
        }
    }

    @Test
    void whereInputIsClosedNobodyIsWaitedFor() throws IOException, InterruptedException {
        makeProject();
        ChildJvm.Result result = course(
                        "search",
                        "run",
                        "--csv",
                        table(),
                        "--label",
                        "species",
                        "--trials",
                        "1",
                        "--epochs",
                        "1",
                        "--dashboard",
                        "--port",
                        "9820")
                .run();

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a file that is always full")
    void outputThatCannotBeWrittenIsAFailure() throws IOException, InterruptedException {
        makeProject();
        Commands.search("run", study(), "--csv", table(), "--label", "species", "--trials", "1", "--epochs", "1");
        for (String[] command : List.of(new String[] {"list"}, new String[] {"search", "export", "--csv"})) {
            ChildJvm.Result result =
                    course(command).output(Path.of("/dev/full")).run();

            assertThat(result.exitCode()).as(String.join(" ", command)).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("Standard output could not be written")
                    .endsWith(": what is there is incomplete.\n");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "names and locales are others there")
    void theNameOfTheProjectsFolderMayHoldSignsAndNeedsALocaleThatKnowsIt() throws IOException, InterruptedException {
        makeProject();
        Path other = Files.move(project, project.resolveSibling(project.getFileName() + " 100% grün"));
        try {
            ChildJvm.Result signs = ChildJvm.of(Course.class, runSmall(other))
                    .in(other)
                    .environment("LC_ALL", "C.UTF-8")
                    .run();
            assertThat(signs.err()).isEmpty();
            assertThat(signs.exitCode()).isZero();
            assertThat(other.resolve("target").resolve("log").resolve("course.log"))
                    .exists();

            ChildJvm.Result locale = ChildJvm.of(Course.class, "search", "status")
                    .in(other)
                    .environment("LC_ALL", "C")
                    .run();
            assertThat(locale.exitCode()).isEqualTo(1);
            assertThat(locale.err())
                    .contains("does not know: set the environment variable LC_ALL to a UTF-8 locale")
                    .hasLineCount(1);
        } finally {
            FileUtils.moveDirectory(other.toFile(), project.toFile());
        }
    }

    private static String[] runSmall(Path place) {
        String table = place.resolve("data").resolve("penguins.csv").toString();
        return new String[] {"search", "run", "--csv", table, "--label", "species", "--trials", "1", "--epochs", "1"};
    }
}
