package dl4jlessons.benchmark;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The matrix products of the jobs, for training and for accuracies, and nothing else: no program can be faster with them. */
final class ProductJobs {
    private final ExecutorService threads;

    /** @param workers threads that multiply, each with products of its own */
    ProductJobs(int workers) {
        this.threads = Executors.newFixedThreadPool(workers, Nd4jRuntime.workerThreads());
    }

    /**
     * Does the products of a job.
     *
     * @return how many iterations they are
     */
    String run(Job job, Job.Size size) throws InterruptedException, ExecutionException {
        return switch (job) {
            case INIT ->
                run(
                        Job.weights(size.count()).stream()
                                .map(TimedNetwork::init)
                                .toList(),
                        Job.INIT_BATCH,
                        1,
                        size.length(),
                        List.of());
            case BN ->
                run(
                        Job.scales(size.count()).stream()
                                .flatMap(s -> Stream.of(TimedNetwork.bn(s, false), TimedNetwork.bn(s, true)))
                                .toList(),
                        Job.BATCH,
                        size.length(),
                        Job.BN_IMAGES / Job.BATCH,
                        List.of(Job.BN_IMAGES));
            case SEARCH ->
                run(
                        Stream.generate(() -> TimedNetwork.search(1, 0))
                                .limit(size.count())
                                .toList(),
                        Job.BATCH,
                        size.length(),
                        Job.SEARCH_TRAINING / Job.BATCH,
                        List.of(Job.SEARCH_TRAINING, Job.SEARCH_VALIDATION));
        };
    }

    /** @param evaluated sizes of the sets whose accuracy is measured after each epoch */
    private String run(
            List<TimedNetwork> networks, int batch, int epochs, int iterationsPerEpoch, List<Integer> evaluated)
            throws InterruptedException, ExecutionException {
        List<Future<?>> tasks = new ArrayList<>();
        for (TimedNetwork network : networks) {
            tasks.add(threads.submit(() -> {
                MatrixProducts training = new MatrixProducts(network.sizes(), batch, 1);
                List<MatrixProducts> evaluations = evaluated.stream()
                        .map(rows -> new MatrixProducts(network.sizes(), rows, 1))
                        .toList();
                for (int epoch = 0; epoch < epochs; epoch++) {
                    for (int i = 0; i < iterationsPerEpoch; i++) {
                        training.train();
                    }
                    evaluations.forEach(MatrixProducts::forward);
                }
            }));
        }
        for (Future<?> task : tasks) {
            task.get();
        }
        return networks.size() * epochs * iterationsPerEpoch + " iterations";
    }
}
