package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Seeds;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Learning curves from a formula, in no time: the larger {@code x}, the better, with noise that depends on the seed and
 * on all epochs before. Whoever resumes it with a wrong state gets another curve.
 *
 * @param millisPerEpoch how long an epoch takes
 * @param divergesAbove trials with a larger {@code x} diverge in their second epoch
 */
record SyntheticObjective(int millisPerEpoch, double divergesAbove) implements Objective {
    static final double DIVERGES_ABOVE = 0.8;
    private static final double NOISE = 0.05;

    static SyntheticObjective quick() {
        return new SyntheticObjective(0, DIVERGES_ABOVE);
    }

    @Override
    public RungResult train(TrainValidationData data, RungTask task) throws InterruptedException {
        double x = task.parameters().number("x");
        long memory = task.fromEpoch() == 0
                ? task.seed()
                : ByteBuffer.wrap(task.state().bytes()).getLong();
        List<EpochResult> curve = new ArrayList<>();
        if (millisPerEpoch > 0) {
            Thread.sleep((long) millisPerEpoch * (task.toEpoch() - task.fromEpoch()));
        }
        for (int epoch = task.fromEpoch() + 1; epoch <= task.toEpoch(); epoch++) {
            memory = Seeds.derive(memory, epoch);
            boolean diverges = x > divergesAbove && epoch == 2;
            double accuracy = 0.9 * x * epoch / (epoch + 1) + NOISE * memory / Long.MAX_VALUE;
            curve.add(new EpochResult(epoch, diverges ? Double.NaN : 1 / (x + epoch), accuracy, accuracy));
        }
        byte[] state = ByteBuffer.allocate(Long.BYTES).putLong(memory).array();
        return RungResult.trained(task, curve, task.last() ? TrainingState.NONE : TrainingState.of(state));
    }

    @Override
    public String fingerprint(SearchSpace space) {
        return "synthetic";
    }
}
