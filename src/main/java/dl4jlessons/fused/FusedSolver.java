package dl4jlessons.fused;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;

/** DL4J's solver, except that an iteration is done by the fused step where that can do it. */
final class FusedSolver extends Solver {
    private final Solver stock;
    private final BooleanSupplier fusedStep;

    /** @param fusedStep does an iteration, or returns false having done nothing */
    FusedSolver(Solver stock, BooleanSupplier fusedStep) {
        this.stock = stock;
        this.fusedStep = fusedStep;
    }

    @Override
    public void optimize(LayerWorkspaceMgr workspaceMgr) {
        if (!fusedStep.getAsBoolean()) {
            stock.optimize(workspaceMgr);
        }
    }

    @Override
    public void initOptimizer() {
        stock.initOptimizer();
    }

    @Override
    public ConvexOptimizer getOptimizer() {
        return stock.getOptimizer();
    }

    @Override
    public void setListeners(Collection<TrainingListener> listeners) {
        stock.setListeners(listeners);
    }
}
