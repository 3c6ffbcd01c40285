package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.dashboard.Recording;
import dl4jlessons.dashboard.SmallTraining;
import dl4jlessons.dashboard.Subject;
import dl4jlessons.runtime.Nd4jRuntime;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the class in a Java process of its own, inside a project's folder and without a keyboard. */
class DashboardTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path project;

    @Test
    void showsWhatTheCourseRecordedAndEndsByItselfWithoutAKeyboard() throws Exception {
        Nd4jRuntime.start();
        Recording recording = Recording.unseen(Subject.of("FirstNetwork"), project.resolve("target/dashboard"));
        new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners("variant", 1, 1)).train(3);
        recording.save();

        assertThat(outputOfMain())
                .matches(
                        "(?s)FirstNetwork: 1 network\\R.*ashboard is at http://localhost:\\d+\\. Choose one of 1 recorded.*")
                .doesNotContain("Exception");
    }

    private String outputOfMain() throws IOException, InterruptedException {
        Files.createFile(project.resolve("pom.xml"));
        Files.createDirectory(project.resolve("data"));
        File output = project.resolve("output.txt").toFile();
        Process main = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dashboard.class.getName())
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        main.getOutputStream().close();
        try {
            assertThat(main.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
            assertThat(main.exitValue()).isZero();
        } finally {
            main.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }
}
