package dl4jlessons.report;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.plot.Charts;
import dl4jlessons.plot.SampleFigures;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a process of its own that fontconfig tells of no fonts, as in a container without any. */
class FontlessMachineTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void chartsAndReportSayInOneSentenceThatFontsAreMissing(@TempDir Path folder) throws Exception {
        List<String> lines = runWithoutFonts(folder);

        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("Charts cannot be drawn because this Java finds no fonts: install fontconfig"));
    }

    private static List<String> runWithoutFonts(Path folder) throws IOException, InterruptedException {
        Path configuration = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // some JDKs remember fonts below the user's home
                        "-Duser.home=" + folder,
                        "-Djava.awt.headless=true",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Drawing.class.getName())
                .redirectErrorStream(true);
        java.environment().put("FONTCONFIG_FILE", configuration.toString());
        Process process = java.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().toList();
    }

    /** What the other process does. */
    static final class Drawing {
        public static void main(String[] arguments) {
            attempt(() -> Charts.png(SampleFigures.lossBands()));
            attempt(() -> ReportPage.html(SampleEntries.all()));
        }

        private static void attempt(Runnable drawing) {
            try {
                drawing.run();
                System.out.println("was drawn");
            } catch (UserException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
