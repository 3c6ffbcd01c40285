package dl4jlessons.runtime;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;

/**
 * Starts ND4J with the settings that suit many small networks on a laptop. Every entry point (course, lesson {@code
 * main}, notebook, test) calls {@link #start()} before its first use of ND4J, so that no JVM flag is needed.
 */
public final class Nd4jRuntime {
    /** These matrices are too small to share: one native thread per worker is more than twice as fast as all of them. */
    private static final int NATIVE_THREADS_PER_WORKER = 1;

    private Nd4jRuntime() {}

    /**
     * Sets up logging, a filter for serialized objects in files, headless drawing, native memory, threads and matrix kernels, then loads ND4J. Calling it again
     * does nothing new.
     *
     * @throws UserException if this machine has no native library for ND4J
     */
    public static void start() {
        System.setProperty("java.awt.headless", "true");
        Logging.start();
        SerialFilter.install();
        // without a limit JavaCPP no longer reads the process size hundreds of times an iteration
        setDefault("org.bytedeco.javacpp.maxBytes", "0");
        setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        try {
            NativeHeap.keepLittle();
            BlasKernels.choose();
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        } catch (LinkageError | RuntimeException e) {
            throw UserException.failed(
                    "ND4J has no native library that loads on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + rootMessage(e)
                            + "): use Linux (glibc) or macOS on x86-64 or arm64, or Windows on x86-64, with a 64-bit JDK"
                            + " of the same processor type, and keep 500 MB free in the home folder.",
                    e);
        }
        ((Nd4jBlas) Nd4j.factory().blas()).setMaxThreads(NATIVE_THREADS_PER_WORKER);
        prepareThread();
        DeferredDeallocation.install();
    }

    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** Threads for training: daemons, each set to one native thread before its first operation. */
    public static ThreadFactory workerThreads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(
                    () -> {
                        prepareThread();
                        task.run();
                    },
                    "worker-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void prepareThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(NATIVE_THREADS_PER_WORKER);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
