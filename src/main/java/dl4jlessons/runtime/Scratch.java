package dl4jlessons.runtime;

import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native memory for arrays that are needed on the way to a result and not afterwards: one piece a thread, free as soon as
 * the result is there. Outside of it, dead arrays wait for the JVM's collector, by the hundred megabytes where layer after
 * layer is measured.
 */
public final class Scratch {
    private static final String NAME = Scratch.class.getName();

    private static final WorkspaceConfiguration ONE_PIECE = WorkspaceConfiguration.builder()
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyAllocation(AllocationPolicy.STRICT)
            .policySpill(SpillPolicy.REALLOCATE)
            .build();

    private Scratch() {}

    /**
     * Computes a result. Within another computation it is part of that.
     *
     * @param computation creates arrays, but returns none: they do not outlive it; it must not ask a network for
     *     activations or outputs, as DL4J keeps them out of such memory and refuses
     */
    @SuppressWarnings("try") // the workspace is left by being closed, and used by nobody
    public static <T> T compute(Supplier<T> computation) {
        // left twice, it would be free before the outer computation is done
        if (Nd4j.getWorkspaceManager().checkIfWorkspaceExistsAndActive(NAME)) {
            return computation.get();
        }
        try (MemoryWorkspace scratch = Nd4j.getWorkspaceManager().getAndActivateWorkspace(ONE_PIECE, NAME)) {
            return computation.get();
        }
    }
}
