package dl4jlessons.benchmark;

import java.util.List;

/** A row of the tables: an engine and how much of the machine it uses. */
enum Contestant {
    STOCK(Engine.STOCK, Contestant.AS_IT_COMES, ""),
    TUNED_1(Engine.TUNED, 1, ", 1 worker"),
    TUNED_2(Engine.TUNED, 2, ", 2 workers"),
    FUSED_1(Engine.FUSED, 1, ", 1 worker"),
    FUSED_2(Engine.FUSED, 2, ", 2 workers"),
    PRODUCTS_1(Engine.PRODUCTS, 1, ", 1 worker"),
    PRODUCTS_2(Engine.PRODUCTS, 2, ", 2 workers"),
    TORCH_1(Engine.TORCH, 1, ", 1 thread"),
    TORCH(Engine.TORCH, Contestant.AS_IT_COMES, " as it comes"),
    /** Two processes of one thread and half the networks each: what a clever user would do. */
    TORCH_PAIR(Engine.TORCH, 2, ", 2 processes");

    /** Number of workers where nothing is set. */
    static final int AS_IT_COMES = 0;

    /** What is measured of each job, in the order of the first repetition. */
    static final List<Contestant> OF_JOBS =
            List.of(STOCK, TUNED_2, FUSED_1, FUSED_2, PRODUCTS_2, TORCH_1, TORCH, TORCH_PAIR);
    /** What is measured of single iterations. */
    static final List<Contestant> OF_ITERATIONS = List.of(STOCK, TUNED_1, FUSED_1, FUSED_2, PRODUCTS_1, TORCH_1, TORCH);
    /** What is watched for growing memory. */
    static final List<Contestant> OF_GROWTH = List.of(STOCK, TUNED_1, FUSED_1, TORCH_1);

    private final Engine engine;
    private final int workers;
    private final String suffix;

    Contestant(Engine engine, int workers, String suffix) {
        this.engine = engine;
        this.workers = workers;
        this.suffix = suffix;
    }

    Engine engine() {
        return engine;
    }

    /** Networks trained at a time, or PyTorch's threads or processes. */
    int workers() {
        return workers;
    }

    String label() {
        return engine.label() + suffix;
    }
}
