package dl4jlessons.training;

import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs independent networks on all cores. Each run is created, seeded and trained on one thread, and ND4J's random
 * generator belongs to its thread: any number of workers gives the same figures.
 */
public final class ParallelRuns {
    private final int workers;
    private final TrainingStep step;
    private final Progress progress;
    private final TrainingObserver watch;
    private final Memory memory;

    /** On the fused training step. */
    public ParallelRuns(int workers, Progress progress, TrainingObserver watch) {
        this(workers, TrainingStep.FUSED, progress, watch);
    }

    public ParallelRuns(int workers, TrainingStep step, Progress progress, TrainingObserver watch) {
        this(workers, step, progress, watch, Memory.NONE);
    }

    private ParallelRuns(int workers, TrainingStep step, Progress progress, TrainingObserver watch, Memory memory) {
        this.workers = workers;
        this.step = step;
        this.progress = progress;
        this.watch = watch;
        this.memory = memory;
    }

    private record Key(String what, Object variant, long seed) {}

    /** The results of runs, by what was run, variant and seed. */
    private record Memory(boolean remembers, Map<Key, Object> results) {
        static final Memory NONE = new Memory(false, Map.of());

        /** Runs the experiment unless its result is known: results under one key have one type. */
        @SuppressWarnings("unchecked")
        <V, R> R result(String what, TrainingRun<V> run, Function<TrainingRun<V>, R> experiment) {
            Key key = new Key(what, run.variant(), run.seed());
            Object known = results.get(key);
            if (known != null) {
                return (R) known;
            }
            R result = experiment.apply(run);
            if (remembers) {
                results.put(key, result);
            }
            return result;
        }
    }

    /**
     * The same, but it remembers the results of all its runs: when the same experiment is repeated with more seeds, only
     * those are run. Experiments of one lesson must then have different names.
     */
    public ParallelRuns remembering() {
        return new ParallelRuns(workers, step, progress, watch, new Memory(true, new ConcurrentHashMap<>()));
    }

    /** How many networks are trained at the same time. */
    public int workers() {
        return workers;
    }

    /** Which code does an iteration of training. */
    public TrainingStep step() {
        return step;
    }

    /** Where long work is reported that is not run here, such as a search. */
    public Progress progress() {
        return progress;
    }

    /** Who watches networks. */
    public TrainingObserver watch() {
        return watch;
    }

    /**
     * Runs the experiment for every variant and seed; the first seed's networks can be watched.
     *
     * @param what shown beside the progress bar
     * @param variants all different
     * @param seeds all different, never 0
     * @throws RuntimeException or an Error: what an experiment threw; the others are then abandoned
     */
    public <V, R> RunResults<V, R> run(
            String what, List<V> variants, List<Long> seeds, Function<TrainingRun<V>, R> experiment) {
        requireDistinct("variants", variants);
        requireDistinct("seeds", seeds);
        ExecutorService threads = Executors.newFixedThreadPool(workers, Nd4jRuntime.workerThreads());
        CompletionService<R> completed = new ExecutorCompletionService<>(threads);
        try (Progress.Stage stage = progress.begin(what, variants.size() * seeds.size())) {
            List<Future<R>> futures = new ArrayList<>();
            for (long seed : seeds) {
                for (V variant : variants) {
                    TrainingRun<V> run = new TrainingRun<>(
                            variant, seed, step, seed == seeds.get(0) ? watch : TrainingObserver.NONE, stage);
                    futures.add(completed.submit(() -> complete(what, run, experiment)));
                }
            }
            for (int i = 0; i < futures.size(); i++) {
                // in the order in which runs end, so that a failure is noticed while others still train
                resultOf(completed.take());
            }
            return runs(variants, seeds, futures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while networks were training", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private <V, R> R complete(String what, TrainingRun<V> run, Function<TrainingRun<V>, R> experiment) {
        R result = memory.result(what, run, experiment);
        run.done(1);
        return result;
    }

    /** Gathers the results by variant; the futures are those of the first seed's variants, then the second's, and so on. */
    private static <V, R> RunResults<V, R> runs(List<V> variants, List<Long> seeds, List<Future<R>> futures)
            throws InterruptedException {
        Map<V, List<R>> results = new LinkedHashMap<>();
        for (int i = 0; i < futures.size(); i++) {
            V variant = variants.get(i % variants.size());
            results.computeIfAbsent(variant, v -> new ArrayList<>()).add(resultOf(futures.get(i)));
        }
        return new RunResults<>(List.copyOf(variants), List.copyOf(seeds), results);
    }

    private static void requireDistinct(String what, List<?> keys) {
        if (Set.copyOf(keys).size() < keys.size()) {
            throw new IllegalArgumentException("two " + what + " are equal: " + keys);
        }
    }

    private static <R> R resultOf(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // a Function throws no checked exceptions
            throw (RuntimeException) e.getCause();
        }
    }
}
