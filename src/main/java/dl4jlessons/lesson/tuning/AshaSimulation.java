package dl4jlessons.lesson.tuning;

import dl4jlessons.runtime.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Many workers and trials of unequal speed, simulated: how busy are the workers under successive halving, which waits at
 * each rung for the last trial, and under asynchronous successive halving (ASHA), which promotes a trial as soon as it is in
 * the best third of those that have come so far (Li et al., "A system for massively parallel hyperparameter tuning", 2020,
 * algorithm 2)? Nothing is trained: how long an epoch of a trial takes is log-normal, and how good a trial is, is random.
 *
 * @param workers that train at the same time
 * @param trials of the synchronous search; the asynchronous one begins others as long as it may
 * @param rungs epochs after which is decided, the last the end
 * @param spread standard deviation of the logarithm of a trial's seconds an epoch; their median is 1
 * @param seed of speeds and qualities
 */
record AshaSimulation(int workers, int trials, List<Integer> rungs, double spread, long seed) {
    /** η in the papers: of so many trials one goes on. */
    private static final int REDUCTION_FACTOR = 3;

    /**
     * One rung of one trial on one worker.
     *
     * @param start in seconds
     * @param end in seconds
     */
    record Job(int worker, int trial, int rung, double start, double end) {}

    /**
     * What the workers did.
     *
     * @param end in seconds, after which nothing counts
     */
    record Schedule(int workers, double end, List<Job> jobs) {
        /** Trials that were trained to the end by then. */
        long complete(int lastRung) {
            return jobs.stream()
                    .filter(job -> job.rung() == lastRung && job.end() <= end)
                    .count();
        }

        /** Share of the workers that are busy at some time. */
        double busy(double time) {
            return (double) jobs.stream()
                            .filter(job -> job.start() <= time && time < job.end())
                            .count()
                    / workers;
        }

        /** Share of the workers' time until the end in which they train. */
        double utilization() {
            return jobs.stream()
                            .mapToDouble(job -> Math.min(end, job.end()) - job.start())
                            .sum()
                    / (workers * end);
        }
    }

    /** All trials of a rung end before the best third of them goes on. */
    Schedule synchronous() {
        List<Job> jobs = new ArrayList<>();
        double now = 0;
        List<Integer> cohort = IntStream.range(0, trials).boxed().toList();
        for (int rung = 0; rung < rungs.size(); rung++) {
            List<Job> done = runAll(cohort, rung, now);
            jobs.addAll(done);
            now = done.stream().mapToDouble(Job::end).max().orElse(now);
            cohort = cohort.stream()
                    .sorted(Comparator.comparingDouble(this::quality).reversed())
                    .limit(cohort.size() / REDUCTION_FACTOR)
                    .toList();
        }
        return new Schedule(workers, now, jobs);
    }

    private List<Job> runAll(List<Integer> cohort, int rung, double from) {
        double[] free = new double[workers];
        Arrays.fill(free, from);
        List<Job> jobs = new ArrayList<>();
        for (int trial : cohort) {
            int worker = IntStream.range(0, workers)
                    .boxed()
                    .min(Comparator.comparingDouble(w -> free[w]))
                    .orElseThrow();
            jobs.add(new Job(worker, trial, rung, free[worker], free[worker] + seconds(trial, rung)));
            free[worker] += seconds(trial, rung);
        }
        return jobs;
    }

    /**
     * A worker that is free promotes a trial if one may go on, from the highest rung down, and else begins another.
     *
     * @param until in seconds: no job begins later
     */
    Schedule asynchronous(double until) {
        List<Job> jobs = new ArrayList<>();
        PriorityQueue<Job> running =
                new PriorityQueue<>(Comparator.comparingDouble(Job::end).thenComparingInt(Job::worker));
        List<Integer> idle = new ArrayList<>(IntStream.range(0, workers).boxed().toList());
        Ladder ladder = new Ladder();
        double now = 0;
        while (now < until) {
            while (!idle.isEmpty()) {
                int[] next = ladder.next();
                Job job = new Job(idle.remove(0), next[0], next[1], now, now + seconds(next[0], next[1]));
                running.add(job);
                jobs.add(job);
            }
            Job ended = running.remove();
            now = ended.end();
            idle.add(ended.worker());
            ladder.ended(ended);
        }
        return new Schedule(workers, until, jobs);
    }

    /** Which trials have come how far. */
    private final class Ladder {
        private final List<List<Integer>> done =
                rungs.stream().<List<Integer>>map(rung -> new ArrayList<>()).toList();
        private final List<List<Integer>> promoted =
                rungs.stream().<List<Integer>>map(rung -> new ArrayList<>()).toList();
        private int begun;

        void ended(Job job) {
            done.get(job.rung()).add(job.trial());
        }

        /** Trial and rung to be trained next. */
        int[] next() {
            for (int rung = rungs.size() - 2; rung >= 0; rung--) {
                List<Integer> already = promoted.get(rung);
                List<Integer> candidates = done.get(rung).stream()
                        .sorted(Comparator.comparingDouble(AshaSimulation.this::quality)
                                .reversed())
                        .limit(done.get(rung).size() / REDUCTION_FACTOR)
                        .filter(trial -> !already.contains(trial))
                        .toList();
                if (!candidates.isEmpty()) {
                    already.add(candidates.get(0));
                    return new int[] {candidates.get(0), rung + 1};
                }
            }
            return new int[] {begun++, 0};
        }
    }

    private double seconds(int trial, int rung) {
        int epochs = rungs.get(rung) - (rung == 0 ? 0 : rungs.get(rung - 1));
        return epochs * Math.exp(spread * random(trial).nextGaussian());
    }

    private double quality(int trial) {
        Random random = random(trial);
        random.nextGaussian();
        return random.nextDouble();
    }

    private Random random(int trial) {
        return new Random(Seeds.derive(seed, trial));
    }
}
