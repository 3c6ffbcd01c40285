package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class NativeHeapTest {
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
