package dl4jlessons.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class NotebookTest {
    private static final int DASHBOARD_PORT = 9000;

    /** Looks like the project, whose real folder must not be written to. */
    @TempDir
    private Path project;

    private Path notebooks;

    @BeforeEach
    void makeProject() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        Path images = Files.createDirectories(project.resolve("data").resolve("fashion-mnist"));
        for (String file : List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")) {
            Files.createFile(images.resolve(file + "-ubyte.gz"));
        }
        notebooks = Files.createDirectory(project.resolve("notebooks"));
    }

    /** A reader who opens the dashboard, trains, looks at the page and closes the dashboard. */
    static final class Reader {
        public static void main(String[] arguments) throws IOException {
            PrintStream console = System.out;
            ByteArrayOutputStream cell = new ByteArrayOutputStream();
            Notebook notebook = Notebook.start(4);
            System.setOut(new PrintStream(cell, true, StandardCharsets.UTF_8));
            notebook.openDashboard();
            String greeting = cell.toString(StandardCharsets.UTF_8);
            train(notebook);
            console.println(greeting + "sessions: " + sessions(greeting));
            notebook.closeDashboard();
            console.println("closed: " + sessions(greeting));
        }

        private static void train(Notebook notebook) {
            notebook.settings().parallelRuns("training", List.of("mine"), run -> {
                MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .list()
                        .layer(new OutputLayer.Builder().nIn(3).nOut(2).build())
                        .build());
                network.init();
                network.setListeners(run.dashboard(1));
                network.fit(Nd4j.ones(4, 3), Nd4j.ones(4, 2));
                return network.score();
            });
        }

        private static String sessions(String greeting) throws IOException {
            Matcher address = Pattern.compile("http://[^ ]*:\\d+").matcher(greeting);
            if (!address.find()) {
                return "no address in: " + greeting;
            }
            try (InputStream page =
                    URI.create(address.group() + "/train/sessions/info").toURL().openStream()) {
                return new String(page.readAllBytes(), StandardCharsets.UTF_8);
            } catch (ConnectException e) {
                return "nobody listens";
            }
        }
    }

    @Test
    void oneLineShowsTheNetworksAndOneLineStopsAndKeepsThem() throws IOException, InterruptedException {
        ChildJvm.Result result = ChildJvm.of(Reader.class).in(notebooks).run();

        assertThat(result.out())
                .contains("dashboard is at http://")
                .containsPattern("sessions: .*notebook 04 · mine · seed 1")
                .contains("closed: nobody listens");
        try (Stream<Path> recordings = Files.list(project.resolve("target").resolve("dashboard"))) {
            assertThat(recordings.map(Path::getFileName).map(Path::toString))
                    .singleElement()
                    .asString()
                    .startsWith("notebook 04");
        }
    }

    @Test
    void aTakenPortIsNamedAndTheNextOneTaken() throws IOException, InterruptedException {
        try (ServerSocket other = new ServerSocket()) {
            occupy(other, DASHBOARD_PORT);

            ChildJvm.Result result = ChildJvm.of(Reader.class).in(notebooks).run();

            assertThat(result.out())
                    .contains("Port 9000 is taken; the dashboard is at http://")
                    .containsPattern("sessions: .*notebook 04 · mine · seed 1");
        }
    }

    /** Waits for other tests that hold the port for a moment; where another program keeps it, that serves as well. */
    private static void occupy(ServerSocket socket, int port) throws InterruptedException {
        for (int attempt = 0; attempt < 20 && !socket.isBound(); attempt++) {
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException taken) {
                assertThat(taken).hasMessageContaining("in use");
                Thread.sleep(500);
            }
        }
    }

    /** A reader whose notebook lies somewhere else. */
    static final class Starter {
        public static void main(String[] arguments) {
            Notebook.start(4);
        }
    }

    @Test
    void outsideTheProjectThereIsASentenceAndNoStackTrace(@TempDir Path elsewhere)
            throws IOException, InterruptedException {
        ChildJvm.Result result = ChildJvm.of(Starter.class).in(elsewhere).run();

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err())
                .contains("No project found in ")
                .contains("run from inside the project's folder")
                .doesNotContain("\tat ");
    }
}
