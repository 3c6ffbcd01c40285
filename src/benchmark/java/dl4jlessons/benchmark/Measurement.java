package dl4jlessons.benchmark;

import java.util.Map;

/**
 * What one program was measured to do, once.
 *
 * @param part of the benchmark
 * @param what a job, or a case of the iterations
 * @param contestant the program
 * @param repetition from 1; programs are compared within one repetition only
 * @param figures by name with unit; what this system does not tell is left out
 * @param note what the program printed
 */
record Measurement(
        Part part, String what, Contestant contestant, int repetition, Map<String, Double> figures, String note) {
    static final String SECONDS = "seconds";
    static final String PEAK = "peak MB";
    static final String MEDIAN = "median microseconds";
    static final String MEAN = "mean microseconds";
    static final String ITERATIONS = "iterations";

    /** What can be asked for. */
    enum Part {
        /** Whole processes. */
        JOBS,
        /** Single iterations. */
        ITERATIONS,
        /** Growing memory. */
        MEMORY
    }
}
