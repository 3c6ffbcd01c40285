package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
    @TempDir
    private Path folder;

    /** Tells what it was given. */
    static final class Teller {
        public static void main(String[] arguments) throws IOException {
            System.out.print(String.join(",", arguments) + " " + System.getProperty("mood") + " "
                    + System.getenv("PLACE") + " "
                    + Path.of("").toAbsolutePath().getFileName() + " "
                    + new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
            System.err.print("enough");
            System.exit(3);
        }
    }

    /** Never ends by itself. */
    static final class Sleeper {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void givesArgumentsFlagsEnvironmentFolderAndInputAndCapturesWhatComesBack() throws Exception {
        ChildJvm.Result result = ChildJvm.of(Teller.class, "one", "two")
                .flag("-Dmood=calm")
                .environment("PLACE", "home")
                .in(folder)
                .input("hello")
                .run();

        assertThat(result)
                .isEqualTo(new ChildJvm.Result(3, "one,two calm home " + folder.getFileName() + " hello", "enough"));
    }

    @Test
    void killsWhatStillRuns() throws Exception {
        Process sleeper = ChildJvm.of(Sleeper.class).start();
        assertThat(sleeper.isAlive()).isTrue();

        ChildJvm.kill(sleeper);

        assertThat(sleeper.isAlive()).isFalse();
    }
}
