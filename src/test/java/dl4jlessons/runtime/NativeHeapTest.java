package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeHeapTest {
    private static final long LARGE = 8L << 20;
    private static final long PAGE = 4096;

    /** Unless told otherwise, glibc takes a buffer as large as one that was freed from its heap, which keeps it. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only glibc has these settings")
    void largeBuffersAreGivenBackWhenTheyAreFreed() {
        assumeTrue(System.getenv("MALLOC_MMAP_THRESHOLD_") == null, "the user has chosen");
        Nd4jRuntime.start();
        Function malloc = Function.getFunction("c", "malloc");
        Function free = Function.getFunction("c", "free");
        for (int i = 0; i < 3; i++) {
            Pointer buffer = malloc.invokePointer(new Object[] {LARGE});

            // a mapping of its own begins with a page, and this with two words of glibc's
            assertThat(Pointer.nativeValue(buffer) % PAGE).isEqualTo(2 * Long.BYTES);
            free.invokeVoid(new Object[] {buffer});
        }
    }

    @Test
    void isTrimmedWhereTheVirtualMachineKnowsHow() throws Exception {
        var commands = ManagementFactory.getPlatformMBeanServer()
                .getMBeanInfo(new ObjectName("com.sun.management:type=DiagnosticCommand"))
                .getOperations();

        assertThat(commands).isNotEmpty();
        assertThat(NativeHeap.trim()).isEqualTo(Arrays.stream(commands).anyMatch(command -> command.getName()
                .equals("systemTrimNativeHeap")));
    }
}
