package dl4jlessons.runtime;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Tells OpenBLAS, the library that multiplies ND4J's matrices, which of its kernels to use. The version that ND4J brings
 * knows Intel processors by their model numbers, and takes those that came after it for a Pentium 4 ({@code Prescott}):
 * on one of them multiplying took 700 µs instead of 190 µs. On AMD's processors with AVX-512, which came after it, too, it
 * uses its kernels for those without: on a Zen 4 the products of an iteration of 784-100×6-10 with a batch of 100 took 850
 * µs instead of 650 µs, with a batch of 1000 7,830 µs instead of 7,360 µs. What the processor can do is a better guide.
 */
public final class BlasKernels {
    /** OpenBLAS reads it once, when it is loaded. */
    private static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Set<String> AVX512 = Set.of("avx512f", "avx512bw", "avx512dq", "avx512vl");
    private static final Set<String> AVX2 = Set.of("avx2", "fma");
    private static final String FOR_AVX512 = "SkylakeX";
    private static final String FOR_AVX2 = "Haswell";
    private static final int REPLACE = 1;
    /** What OpenBLAS was told; null before {@link #choose}, or where it was told nothing. */
    private static final AtomicReference<String> CHOSEN = new AtomicReference<>();

    private BlasKernels() {}

    /** To be called before OpenBLAS is loaded; does nothing where it detects well, or where the user has chosen. */
    static void choose() {
        if (System.getenv(VARIABLE) == null) {
            kernelsFor(processors()).ifPresent(BlasKernels::use);
        }
    }

    /** Whether OpenBLAS was told to use its kernels for AVX-512, by {@link #choose} or by the user. */
    public static boolean areForAvx512() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .or(() -> Optional.ofNullable(CHOSEN.get()))
                .filter(FOR_AVX512::equalsIgnoreCase)
                .isPresent();
    }

    /**
     * The kernels for a processor.
     *
     * @param processors lines of Linux's {@code /proc/cpuinfo}
     * @return empty for processors that OpenBLAS detects (AMD's without AVX-512, and those that are neither AMD's nor Intel's)
     *     or that are too old for AVX2
     */
    static Optional<String> kernelsFor(List<String> processors) {
        Set<String> vendors = values(processors, "vendor_id").collect(Collectors.toSet());
        Set<String> features = values(processors, "flags").collect(Collectors.toSet());
        boolean intel = vendors.contains("GenuineIntel");
        if ((intel || vendors.contains("AuthenticAMD")) && features.containsAll(AVX2) && features.containsAll(AVX512)) {
            return Optional.of(FOR_AVX512);
        }
        return intel && features.containsAll(AVX2) ? Optional.of(FOR_AVX2) : Optional.empty();
    }

    private static Stream<String> values(List<String> processors, String key) {
        return processors.stream()
                .filter(line -> line.startsWith(key + "\t") || line.startsWith(key + " "))
                .flatMap(line ->
                        Stream.of(line.substring(line.indexOf(':') + 1).trim().split(" ")));
    }

    private static List<String> processors() {
        if (!Files.isReadable(PROCESSORS)) {
            return List.of();
        }
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
            CHOSEN.set(kernels);
        } catch (LinkageError e) {
            LoggerFactory.getLogger(BlasKernels.class).warn("cannot set {}: matrices may multiply slowly", VARIABLE, e);
        }
    }
}
