package dl4jlessons.runtime;

import com.sun.jna.Function;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.LoggerFactory;

/**
 * The C library's heap, from which ND4J takes its buffers. On Linux, glibc keeps what one thread allocated and another
 * freed: during the course nearly 1.5 GB. The JVM has a command that gives it back, the {@code System.trim_native_heap} of
 * {@code jcmd}; on other systems the JVM has no such command.
 */
final class NativeHeap {
    private static final String COMMAND = "systemTrimNativeHeap";

    /** glibc's names of its settings, from {@code malloc.h}. */
    private static final int M_MMAP_THRESHOLD = -3;

    private static final int M_ARENA_MAX = -8;

    /**
     * From this size on, a buffer is given back to the system when it is freed. More than the arrays of an iteration have
     * (a layer of 1000 units in a batch of 1000 takes 4.0 MB), less than those of thousands of images. Unless it is set,
     * glibc raises it to the size of whatever is freed, up to 32 MB.
     */
    private static final int LARGE_BYTES = 4 << 20;
    /** Each arena keeps free memory that the others cannot use; the fused step allocates nothing, so few are enough. */
    private static final int ARENAS = 2;

    private NativeHeap() {}

    /** Has glibc keep less of what is free, unless the user has set that; does nothing on other systems. */
    static void keepLittle() {
        set("MALLOC_MMAP_THRESHOLD_", M_MMAP_THRESHOLD, LARGE_BYTES);
        set("MALLOC_ARENA_MAX", M_ARENA_MAX, ARENAS);
    }

    private static void set(String variable, int setting, int value) {
        if (System.getenv(variable) == null && System.getProperty("os.name").equals("Linux")) {
            try {
                Function.getFunction("c", "mallopt").invokeInt(new Object[] {setting, value});
            } catch (LinkageError e) {
                LoggerFactory.getLogger(NativeHeap.class).info("no mallopt in this system's C library", e);
            }
        }
    }

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
