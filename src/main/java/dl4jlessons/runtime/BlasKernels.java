package dl4jlessons.runtime;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Tells OpenBLAS, the library that multiplies ND4J's matrices, which of its kernels to use. The version that ND4J brings
 * knows Intel processors by their model numbers, and takes those that came after it for a Pentium 4 ({@code Prescott}):
 * on one of them multiplying took 700 µs instead of 190 µs. What the processor can do is a better guide.
 */
final class BlasKernels {
    /** OpenBLAS reads it once, when it is loaded. */
    private static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Set<String> AVX512 = Set.of("avx512f", "avx512bw", "avx512dq", "avx512vl");
    private static final Set<String> AVX2 = Set.of("avx2", "fma");
    private static final int REPLACE = 1;

    private BlasKernels() {}

    /** To be called before OpenBLAS is loaded; does nothing where it detects well, or where the user has chosen. */
    static void choose() {
        if (System.getenv(VARIABLE) == null && Files.isReadable(PROCESSORS)) {
            kernelsFor(processors()).ifPresent(BlasKernels::use);
        }
    }

    /**
     * The kernels for a processor.
     *
     * @param processors lines of Linux's {@code /proc/cpuinfo}
     * @return empty for processors that are not Intel's, which OpenBLAS detects, or too old for AVX2
     */
    static Optional<String> kernelsFor(List<String> processors) {
        Set<String> features = Set.of(values(processors, "flags").distinct().toArray(String[]::new));
        if (values(processors, "vendor_id").noneMatch("GenuineIntel"::equals) || !features.containsAll(AVX2)) {
            return Optional.empty();
        }
        return Optional.of(features.containsAll(AVX512) ? "SkylakeX" : "Haswell");
    }

    private static Stream<String> values(List<String> processors, String key) {
        return processors.stream()
                .filter(line -> line.startsWith(key + "\t") || line.startsWith(key + " "))
                .flatMap(line ->
                        Stream.of(line.substring(line.indexOf(':') + 1).trim().split(" ")));
    }

    private static List<String> processors() {
        try {
            return Files.readAllLines(PROCESSORS);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Java cannot change its own environment: the C library can. */
    private static void use(String kernels) {
        try {
            Function.getFunction("c", "setenv").invokeInt(new Object[] {VARIABLE, kernels, REPLACE});
        } catch (LinkageError e) {
            LoggerFactory.getLogger(BlasKernels.class).warn("cannot set {}: matrices may multiply slowly", VARIABLE, e);
        }
    }
}
