package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of DL4J's overview page that the words of lesson 5 show, from the recording of a run of this lesson,
 * which must have been made before, and writes them among the resources. Not part of {@code mvn verify}: its name keeps it
 * out.
 */
class OverviewPictures {
    private static final Path RESOURCES =
            ProjectFolder.root().resolve("src/main/resources/dl4jlessons/lesson/initialization");
    private static final String LESSON = "ReadingTheDashboard";
    /** A report or notebook that holds some of them stays small. */
    private static final int MAX_BYTES = 200_000;
    /** Around the charts of the whole page, in pixels. */
    private static final int MARGIN = 8;
    /** Left, top, width and height of the box on the page in which a chart is. */
    private static final String BOX = """
            (function(box) {
              return [box.left, box.top, box.width, box.height].map(Math.round);
            })(document.getElementById(arguments[0]).closest('.chart-box').getBoundingClientRect())""";

    @TempDir
    private Path folder;

    @Test
    void showTheRecordedNetworks() {
        Path file = RecordedRuns.folder().resolve(LESSON + ".stats");
        assertThat(file).as("run lesson 5 first").isRegularFile();
        Nd4jRuntime.start();
        DashboardServer dashboard = Pages.startServer();
        FutureTask<Void> taken = new FutureTask<>(() -> {
            try (Browser browser = new Browser(folder.resolve("profile"));
                    OpenRecording recording = new RecordingFile(file).open()) {
                take(dashboard, browser, recording.listSessionIDs());
            }
            return null;
        });
        InputStream keyboard = new InputStream() {
            @Override
            public int read() {
                taken.run();
                return '\n';
            }
        };
        RecordedRuns.show(file.getParent(), () -> dashboard, System.out, System.err, keyboard);

        assertThat(taken).succeedsWithin(Duration.ZERO);
    }

    private static void take(DashboardServer dashboard, Browser browser, List<String> sessions)
            throws IOException, InterruptedException {
        show(dashboard, browser, session(sessions, "healthy"));
        int[] last = place(browser, "stdevChart");
        write(
                "overview-healthy.png",
                picture(browser).getSubimage(0, 0, last[0] + last[2] + MARGIN, last[1] + last[3] + MARGIN));
        show(dashboard, browser, session(sessions, "rate 0.3"));
        write("overview-rate-too-large.png", box(browser, "updateRatioChart"));
        show(dashboard, browser, session(sessions, "std 0.01"));
        write("overview-weights-too-small.png", box(browser, "stdevChart"));
    }

    private static String session(List<String> sessions, String network) {
        return sessions.stream()
                .filter(name ->
                        List.of(name.replace(SessionNames.LOOK_FIRST, "").split(SessionNames.SEPARATOR))
                                        .contains(network)
                                && name.endsWith("seed 1"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(network + " is not among " + sessions));
    }

    private static void show(DashboardServer dashboard, Browser browser, String session) throws InterruptedException {
        assertThat(new SelectedSession(dashboard.address()).select(session))
                .as(session)
                .isTrue();
        browser.open(dashboard.address());
        for (String chart : List.of("scoreiterchart", "updateRatioChart", "stdevChart")) {
            browser.waitUntil(
                    "$('#' + arguments[0]).data('plot') && $('#' + arguments[0]).data('plot').getData().length > 0",
                    chart);
        }
        browser.waitUntil("currSession == arguments[0]", session);
        browser.waitUntil("$('#totalParamUpdates').text() != 'Loading...'");
    }

    private static BufferedImage picture(Browser browser) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
    }

    private static BufferedImage box(Browser browser, String chart) throws IOException {
        int[] box = place(browser, chart);
        return picture(browser).getSubimage(box[0], box[1], box[2], box[3]);
    }

    private static int[] place(Browser browser, String chart) {
        return ((List<?>) browser.value(BOX, chart))
                .stream().mapToInt(number -> ((Number) number).intValue()).toArray();
    }

    private static void write(String name, BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        Files.write(RESOURCES.resolve(name), png.toByteArray());
        assertThat(png.size()).as(name).isLessThan(MAX_BYTES);
    }
}
