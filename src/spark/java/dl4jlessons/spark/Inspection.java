package dl4jlessons.spark;

import dl4jlessons.runtime.BlasKernels;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.package$;

/** Runs on an executor before anything is trained: is it one on which trials come out as here? */
final class Inspection implements Function<Integer, Inspection.Report> {
    /** On the machine at hand. */
    static final String SPARK_VERSION = package$.MODULE$.SPARK_VERSION();

    private static final long serialVersionUID = 1L;

    /**
     * What a process is like.
     *
     * @param executor which one
     * @param spark its version of Spark
     * @param classes hash of this project's classes
     * @param avx512 whether its matrix products are those of processors with AVX-512, which round otherwise
     * @param obstacle why it cannot train, empty if it can
     */
    record Report(String executor, String spark, long classes, boolean avx512, String obstacle)
            implements Serializable {}

    @Override
    public Report call(Integer any) {
        return report();
    }

    static Report report() {
        String obstacle = "";
        try {
            Nd4jRuntime.start();
        } catch (UserException e) {
            obstacle = e.getMessage();
        }
        return new Report(
                SparkEnv.get().executorId(),
                SPARK_VERSION,
                CompiledClasses.hash(),
                BlasKernels.areForAvx512(),
                obstacle);
    }
}
