package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.ChildJvm;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jRuntimeTest {
    /** Looks like the project, so that the log goes there. */
    @TempDir
    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        Files.createDirectory(project.resolve("data"));
    }

    /** Starts ND4J, twice, and trains. */
    static final class Trainer {
        public static void main(String[] arguments) {
            Nd4jRuntime.start();
            Nd4jRuntime.start();
            MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                    .seed(1)
                    .list()
                    .layer(new OutputLayer.Builder().nIn(3).nOut(2).build())
                    .build();
            MultiLayerNetwork network = new MultiLayerNetwork(configuration);
            network.init();
            network.fit(Nd4j.rand(4, 3), Nd4j.rand(4, 2));
            if (!Double.isFinite(network.score())) {
                System.exit(1);
            }
        }
    }

    /** Ends as the project's entry points do. */
    static final class Starter {
        public static void main(String[] arguments) {
            for (int attempt = 0; attempt < 2; attempt++) {
                try {
                    Nd4jRuntime.start();
                } catch (UserException e) {
                    System.out.println(e.exitCode() + " " + e.getMessage());
                }
            }
        }
    }

    /** Draws a text, which needs fonts and everything else. */
    static final class Painter {
        public static void main(String[] arguments) {
            Nd4jRuntime.start();
            BufferedImage image = new BufferedImage(100, 20, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.drawString("loss", 10, 15);
            graphics.dispose();
            System.out.print("drawn");
        }
    }

    @Test
    void startsAndTrainsWithoutAWordButLogsToTheFile() throws Exception {
        ChildJvm.Result result = ChildJvm.of(Trainer.class).in(project).run();

        assertThat(result).isEqualTo(new ChildJvm.Result(0, "", ""));
        assertThat(Files.readString(project.resolve("target").resolve("log").resolve("course.log")))
                .contains("Backend used: [CPU]");
    }

    @Test
    void saysThatAProcessorHasNoNativeLibrary() throws Exception {
        ChildJvm.Result result =
                ChildJvm.of(Starter.class).flag("-Dos.arch=riscv64").in(project).run();

        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines())
                .hasSize(2)
                .allMatch(line ->
                        line.matches("1 ND4J has no native library that loads on .+ riscv64 \\(.+\\): use .+\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {":99", ""})
    void drawsWithoutADisplay(String display) throws Exception {
        ChildJvm.Result result = ChildJvm.of(Painter.class)
                .environment("DISPLAY", display)
                .in(project)
                .run();

        assertThat(result).isEqualTo(new ChildJvm.Result(0, "drawn", ""));
    }

    @Test
    void computesInFloat() {
        Nd4jRuntime.start();

        assertThat(Nd4j.create(2, 2).dataType()).isEqualTo(DataType.FLOAT);
    }

    @Test
    void namesWorkersAndLetsTheProcessEndWithoutThem() {
        Nd4jRuntime.start();

        Thread worker = Nd4jRuntime.workerThreads().newThread(() -> {});

        assertThat(worker.getName()).isEqualTo("worker-1");
        assertThat(worker.isDaemon()).isTrue();
    }
}
