package dl4jlessons.lesson.batchnorm;

/** What is done against overfitting. */
enum Regularization {
    NONE("plain"),
    BATCH_NORM("BN"),
    DROPOUT("dropout"),
    L2("L2"),
    BATCH_NORM_AND_DROPOUT("BN + dropout");

    private final String label;

    Regularization(String label) {
        this.label = label;
    }

    boolean normalizes() {
        return this == BATCH_NORM || this == BATCH_NORM_AND_DROPOUT;
    }

    boolean drops() {
        return this == DROPOUT || this == BATCH_NORM_AND_DROPOUT;
    }

    @Override
    public String toString() {
        return label;
    }
}
