package dl4jlessons.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunTest {
    @TempDir
    private Path folder;

    /** Answers each line with its length, and takes more memory than a JVM does by itself. */
    static final class Echo {
        private static final int HUNDRED_MEGABYTES = 100 << 20;

        public static void main(String[] arguments) {
            byte[] memory = new byte[HUNDRED_MEGABYTES];
            Arrays.fill(memory, (byte) 1);
            new Scanner(System.in, StandardCharsets.UTF_8)
                    .forEachRemaining(word -> System.out.println(word.length() + memory[word.length()] - 1));
        }
    }

    private ProcessRun java(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return ProcessRun.start(builder, folder.resolve("log").resolve("errors.txt"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not tell the memory of a process")
    void talksAndMeasures() {
        try (ProcessRun echo = java(Echo.class.getName())) {
            echo.send("seven");
            assertThat(echo.receive()).isEqualTo("5");
            echo.send("eleven");
            assertThat(echo.receive()).isEqualTo("6");
            assertThat(echo.peakBytes().orElseThrow()).isGreaterThan(Echo.HUNDRED_MEGABYTES);
            assertThat(echo.finish()).isPositive();
            assertThat(echo.peakBytes().orElseThrow()).isGreaterThan(Echo.HUNDRED_MEGABYTES);
        }
    }

    @Test
    void aFailureIsOneSentenceWithItsReason() {
        try (ProcessRun broken = java("--no-such-option")) {
            assertThatThrownBy(broken::receive)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("Unrecognized option: --no-such-option")
                    .hasMessageContaining("errors.txt");
        }
    }

    @Test
    void aMissingPythonLeavesPyTorchOut() {
        Programs.Asked asked = Programs.askForTorch(ProjectFolder.root(), Optional.of("no-such-python"));

        assertThat(asked).isEqualTo(new Programs.Asked("no-such-python", false, "There is no no-such-python here."));
        assertThat(new Programs(ProjectFolder.root(), Optional.empty(), Set.of(Engine.STOCK))
                        .among(Contestant.OF_GROWTH))
                .containsExactly(Contestant.TUNED_1, Contestant.FUSED_1);
    }
}
