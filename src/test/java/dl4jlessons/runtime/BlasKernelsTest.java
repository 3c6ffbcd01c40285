package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlasKernelsTest {
    private static List<String> processor(String vendor, String features) {
        return List.of(
                "processor\t: 0", "vendor_id\t: " + vendor, "flags\t\t: fpu sse " + features, "vmx flags\t: avx2");
    }

    @Test
    void intelProcessorsGetTheKernelsForWhatTheyCanDo() {
        assertThat(BlasKernels.kernelsFor(processor("GenuineIntel", "fma avx2")))
                .contains("Haswell");
        assertThat(BlasKernels.kernelsFor(
                        processor("GenuineIntel", "fma avx2 avx512f avx512dq avx512bw avx512vl avx512_fp16")))
                .contains("SkylakeX");
    }

    @Test
    void processorsOfAmdGetThoseForAvx512() {
        assertThat(BlasKernels.kernelsFor(
                        processor("AuthenticAMD", "fma avx2 avx512f avx512dq avx512bw avx512vl avx512_bf16")))
                .contains("SkylakeX");
    }

    @Test
    void aFewInstructionsOfAvx512AreNotEnoughForItsKernels() {
        assertThat(BlasKernels.kernelsFor(processor("GenuineIntel", "fma avx2 avx512f")))
                .contains("Haswell");
    }

    @Test
    void otherProcessorsAreLeftToOpenBlas() {
        assertThat(BlasKernels.kernelsFor(processor("AuthenticAMD", "fma avx2")))
                .isEmpty();
        assertThat(BlasKernels.kernelsFor(processor("GenuineIntel", "avx"))).isEmpty();
        assertThat(BlasKernels.kernelsFor(List.of("CPU implementer\t: 0x41"))).isEmpty();
        assertThat(BlasKernels.kernelsFor(List.of())).isEmpty();
    }

    @Test
    void openBlasFindsTheChoiceInItsEnvironment() throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        assumeTrue(Files.isReadable(processors), "only Linux has " + processors);
        assumeTrue(System.getenv("OPENBLAS_CORETYPE") == null, "OPENBLAS_CORETYPE is set by the user");

        Nd4jRuntime.start();

        assertThat(BlasKernels.kernelsFor(Files.readAllLines(processors)))
                .isEqualTo(Optional.ofNullable(nativeEnvironment("OPENBLAS_CORETYPE")));
    }

    private static String nativeEnvironment(String variable) {
        return Function.getFunction("c", "getenv").invokeString(new Object[] {variable}, false);
    }
}
