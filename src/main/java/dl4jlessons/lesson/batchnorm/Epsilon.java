package dl4jlessons.lesson.batchnorm;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** What is added to a variance before its root is taken, so that nothing is divided by 0. */
enum Epsilon {
    /** The book writes it as 10e-7. */
    BOOK("ε 1e-6", 10e-7),
    /** DL4J's default. */
    DL4J("ε 1e-5", new BatchNormalization().getEps()),
    /** Some libraries add as much as this. */
    LARGE("ε 1e-3", 1e-3);

    private final String label;
    private final double value;

    Epsilon(String label, double value) {
        this.label = label;
        this.value = value;
    }

    double value() {
        return value;
    }

    @Override
    public String toString() {
        return label;
    }
}
