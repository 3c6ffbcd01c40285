package dl4jlessons.runtime;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The C library's heap, from which ND4J takes its buffers. On Linux, glibc keeps what one thread allocated and another
 * freed: during the course nearly 1.5 GB. The JVM has a command that gives it back, the {@code System.trim_native_heap} of
 * {@code jcmd}; on other systems the JVM has no such command.
 */
final class NativeHeap {
    private static final String COMMAND = "systemTrimNativeHeap";

    private NativeHeap() {}

    /** Gives free memory back to the system, where the JVM knows how; returns whether it did. */
    static boolean trim() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            server.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), COMMAND, null, null);
            return true;
        } catch (JMException noSuchCommand) {
            return false;
        }
    }
}
