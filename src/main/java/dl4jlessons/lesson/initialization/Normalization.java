package dl4jlessons.lesson.initialization;

/** Whether batch normalization is put between the layers, and on which side of the activation function. */
enum Normalization {
    NONE(""),
    BEFORE(", BN before"),
    AFTER(", BN after");

    private final String label;

    Normalization(String label) {
        this.label = label;
    }

    /** What a variant's name says about it; nothing where there is none. */
    @Override
    public String toString() {
        return label;
    }
}
