package dl4jlessons.benchmark;

import dl4jlessons.runtime.Nd4jRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A process that times single iterations on command, so that all programs can be timed in turn while the machine is in
 * one mood. It reads a line and answers with a line until its input ends:
 *
 * <ul>
 *   <li>{@code time CASE WARM_UP SECONDS}: median and mean time of an iteration in microseconds, and their number;
 *   <li>{@code grow CASE ITERATIONS…}: trains, and prints a line each time so many iterations are done.
 * </ul>
 *
 * <p>Only {@code fit} is timed: the mini-batches, random numbers, are ready before. Several workers train a network each
 * at the same time; their time of an iteration is divided by their number.
 */
final class IterationServer {
    private static final long SEED = 1;
    /** Different mini-batches, so that they do not all stay in the processor's innermost cache. */
    private static final int BATCHES = 10;

    private static final int MIN_ITERATIONS = 10;
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e-3;

    private final Engine engine;
    private final int workers;
    private final ExecutorService threads;

    private IterationServer(Engine engine, int workers) {
        this.engine = engine;
        this.workers = workers;
        this.threads = engine.isTuned()
                ? Executors.newFixedThreadPool(workers, Nd4jRuntime.workerThreads())
                : Executors.newFixedThreadPool(workers);
    }

    /** The arguments of {@link #main}. */
    static List<String> arguments(Engine engine, int workers) {
        return List.of(engine.name(), Integer.toString(workers));
    }

    public static void main(String[] arguments) throws Exception {
        Engine engine = Engine.valueOf(arguments[0]);
        engine.start();
        IterationServer server = new IterationServer(engine, Integer.parseInt(arguments[1]));
        server.serve(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        server.threads.shutdown();
    }

    private void serve(BufferedReader commands) throws IOException, InterruptedException, ExecutionException {
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            List<String> words = List.of(line.split(" "));
            IterationCase iterationCase = IterationCase.parse(words.subList(1, 5));
            List<String> rest = words.subList(5, words.size());
            switch (words.get(0)) {
                case "time" ->
                    System.out.println(
                            time(iterationCase, Double.parseDouble(rest.get(0)), Double.parseDouble(rest.get(1))));
                case "grow" ->
                    grow(iterationCase, rest.stream().map(Integer::valueOf).toList());
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private String time(IterationCase iterationCase, double warmUp, double seconds)
            throws InterruptedException, ExecutionException {
        List<Callable<double[]>> tasks = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            tasks.add(() -> {
                Runnable iteration = iteration(iterationCase);
                times(iteration, warmUp);
                return times(iteration, seconds);
            });
        }
        double[] micros = {};
        for (Future<double[]> task : threads.invokeAll(tasks)) {
            micros = DoubleStream.concat(Arrays.stream(micros), Arrays.stream(task.get()))
                    .toArray();
        }
        Arrays.sort(micros);
        return String.format(
                Locale.ROOT,
                "%.2f %.2f %d",
                micros[micros.length / 2] / workers,
                Arrays.stream(micros).average().orElseThrow() / workers,
                micros.length);
    }

    /** Microseconds of each iteration. */
    private static double[] times(Runnable iteration, double seconds) {
        DoubleStream.Builder micros = DoubleStream.builder();
        long end = System.nanoTime() + (long) (seconds * NANOS);
        long before = System.nanoTime();
        for (int i = 0; i < MIN_ITERATIONS || before < end; i++) {
            iteration.run();
            long after = System.nanoTime();
            micros.add((after - before) * MICROS);
            before = after;
        }
        return micros.build().toArray();
    }

    private void grow(IterationCase iterationCase, List<Integer> marks)
            throws InterruptedException, ExecutionException {
        Callable<Void> task = () -> {
            Runnable iteration = iteration(iterationCase);
            int done = 0;
            for (int mark : marks) {
                for (; done < mark; done++) {
                    iteration.run();
                }
                System.out.println(mark);
            }
            return null;
        };
        threads.submit(task).get();
    }

    private Runnable iteration(IterationCase iterationCase) {
        if (engine == Engine.PRODUCTS) {
            return new MatrixProducts(iterationCase.network().sizes(), iterationCase.batch(), BATCHES)::train;
        }
        MultiLayerNetwork network = engine.network(iterationCase.network().configuration(SEED));
        Nd4j.getRandom().setSeed(SEED);
        List<INDArray> features = new ArrayList<>();
        List<INDArray> labels = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            features.add(Nd4j.rand(DataType.FLOAT, iterationCase.batch(), TimedNetwork.PIXELS));
            labels.add(oneHot(iterationCase.batch()));
        }
        return new Runnable() {
            private int done;

            @Override
            public void run() {
                int batch = done++ % BATCHES;
                network.fit(features.get(batch), labels.get(batch));
            }
        };
    }

    private static INDArray oneHot(int rows) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, rows, TimedNetwork.CLASSES);
        for (int row = 0; row < rows; row++) {
            labels.putScalar(row, row % TimedNetwork.CLASSES, 1);
        }
        return labels;
    }
}
