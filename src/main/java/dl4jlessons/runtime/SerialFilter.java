package dl4jlessons.runtime;

import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Decides which serialized Java objects may be read from DL4J's files. A recording holds the keys of its sessions in that
 * form, a checkpoint may hold a normalizer; whatever else somebody has put into such a file is refused before it becomes
 * an object.
 *
 * <p>DL4J opens these streams itself, so that no filter can be given to them alone: this one is asked for all streams of
 * the process, and has no opinion on those which neither DL4J nor its libraries read. A Jupyter kernel, a cluster's worker
 * and Maven, in whose processes this project may run, read on as ever.
 */
final class SerialFilter implements ObjectInputFilter {
    /** Classes that are on the stack when one of DL4J's files is read. */
    private static final List<String> READERS =
            List.of("org.deeplearning4j.", "org.nd4j.", "org.datavec.", "org.mapdb.");
    /** What their names begin with: normalizers and the statistics inside. */
    private static final List<String> ALLOWED_PACKAGES = List.of("org.nd4j.linalg.dataset.api.preprocessor.");

    private static final Set<String> ALLOWED = Set.of(
            "org.deeplearning4j.ui.model.storage.BaseCollectionStatsStorage$SessionTypeId",
            "org.deeplearning4j.ui.model.storage.BaseCollectionStatsStorage$SessionTypeWorkerId",
            "org.nd4j.linalg.api.ndarray.BaseNDArray",
            "org.nd4j.linalg.api.ndarray.BaseNDArrayProxy",
            "org.nd4j.linalg.cpu.nativecpu.NDArray",
            "java.lang.Boolean",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Number",
            "java.lang.String");

    /** A normalizer with its statistics is five deep, of some twenty objects. */
    private static final long MAX_DEPTH = 10;

    private static final long MAX_REFERENCES = 1_000;
    /** Statistics of one feature each. */
    private static final long MAX_ARRAY_LENGTH = 1_000_000;

    private static final long MAX_BYTES = 32L << 20;

    private SerialFilter() {}

    /** Installs it for the process, unless there is one already: who has set one, as by an option of Java, wants that. */
    static synchronized void install() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            try {
                ObjectInputFilter.Config.setSerialFilter(new SerialFilter());
            } catch (IllegalStateException setInTheMeantime) {
                LoggerFactory.getLogger(SerialFilter.class).info("another filter was faster", setInTheMeantime);
            }
        }
    }

    @Override
    public Status checkInput(FilterInfo next) {
        if (!isReadByLibrary()) {
            return Status.UNDECIDED;
        }
        if (exceedsLimits(next)) {
            LoggerFactory.getLogger(SerialFilter.class).warn("refused: too many objects in a file");
            return Status.REJECTED;
        }
        if (next.serialClass() == null) {
            return Status.UNDECIDED;
        }
        Class<?> element = elementOf(next.serialClass());
        if (element.isPrimitive() || isAllowed(element.getName())) {
            return Status.ALLOWED;
        }
        LoggerFactory.getLogger(SerialFilter.class).warn("refused: a file holds an object of {}", element);
        return Status.REJECTED;
    }

    private static boolean isReadByLibrary() {
        return StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .anyMatch(name -> READERS.stream().anyMatch(name::startsWith)));
    }

    private static boolean exceedsLimits(FilterInfo next) {
        return next.depth() > MAX_DEPTH
                || next.references() > MAX_REFERENCES
                || next.arrayLength() > MAX_ARRAY_LENGTH
                || next.streamBytes() > MAX_BYTES;
    }

    private static Class<?> elementOf(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    private static boolean isAllowed(String name) {
        return ALLOWED.contains(name) || ALLOWED_PACKAGES.stream().anyMatch(name::startsWith);
    }
}
