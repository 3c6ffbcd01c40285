package dl4jlessons.lesson.batchnorm;

import java.util.List;

/**
 * A network that {@link BatchNormTransform} trains.
 *
 * @param name what differs from {@link #STANDARD}
 * @param decay what running statistics keep of their old value in each iteration
 * @param held whether γ and β stay at 1 and 0
 * @param batchSize images in a mini-batch
 */
record NormalizedNetwork(String name, double decay, boolean held, int batchSize) {
    /** DL4J's default decay, and learned γ and β. */
    static final NormalizedNetwork STANDARD =
            new NormalizedNetwork("decay 0.9", 0.9, false, BatchNormTransform.BATCH_SIZE);

    static final NormalizedNetwork SLOW =
            new NormalizedNetwork("decay 0.99", 0.99, false, BatchNormTransform.BATCH_SIZE);
    static final NormalizedNetwork SLOWEST =
            new NormalizedNetwork("decay 0.999", 0.999, false, BatchNormTransform.BATCH_SIZE);
    static final NormalizedNetwork HELD =
            new NormalizedNetwork("γ = 1, β = 0 held", STANDARD.decay, true, BatchNormTransform.BATCH_SIZE);
    static final NormalizedNetwork PAIRS = new NormalizedNetwork("batch size 2", STANDARD.decay, false, 2);
    static final NormalizedNetwork SINGLE = new NormalizedNetwork("batch size 1", STANDARD.decay, false, 1);

    static final List<NormalizedNetwork> ALL = List.of(STANDARD, SLOW, SLOWEST, HELD, PAIRS, SINGLE);

    @Override
    public String toString() {
        return name;
    }
}
