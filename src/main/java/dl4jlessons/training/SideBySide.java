package dl4jlessons.training;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs independent networks on all cores. Each run is created, seeded and trained on one thread, and ND4J's random
 * generator belongs to its thread: any number of workers gives the same figures.
 */
public final class SideBySide {
    private final int workers;
    private final Progress progress;
    private final Watch watch;

    public SideBySide(int workers, Progress progress, Watch watch) {
        this.workers = workers;
        this.progress = progress;
        this.watch = watch;
    }

    /** How many networks are trained at the same time. */
    public int workers() {
        return workers;
    }

    /** Where long work is reported that is not run here, such as a search. */
    public Progress progress() {
        return progress;
    }

    /** Who watches networks. */
    public Watch watch() {
        return watch;
    }

    /**
     * Runs the experiment for every variant and seed; the first seed's networks can be watched.
     *
     * @param what shown beside the progress bar
     * @throws RuntimeException what an experiment threw; the others are then abandoned
     */
    public <V, R> Runs<V, R> run(String what, List<V> variants, List<Long> seeds, Function<Run<V>, R> experiment) {
        ExecutorService threads = Executors.newFixedThreadPool(workers, Nd4jRuntime.workerThreads());
        try (Progress.Stage stage = progress.begin(what, variants.size() * seeds.size())) {
            List<Future<R>> futures = new ArrayList<>();
            for (long seed : seeds) {
                for (V variant : variants) {
                    Run<V> run = new Run<>(variant, seed, seed == seeds.get(0) ? watch : Watch.NONE, stage);
                    futures.add(threads.submit(() -> {
                        R result = experiment.apply(run);
                        run.done(1);
                        return result;
                    }));
                }
            }
            Map<V, List<R>> results = new LinkedHashMap<>();
            for (int i = 0; i < futures.size(); i++) {
                V variant = variants.get(i % variants.size());
                results.computeIfAbsent(variant, v -> new ArrayList<>()).add(resultOf(futures.get(i)));
            }
            return new Runs<>(List.copyOf(variants), List.copyOf(seeds), results);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R resultOf(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while networks were training", e);
        }
    }
}
