package dl4jlessons.lesson.batchnorm;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** Whether, where and with which ε the hidden layers of a network normalize. */
enum Normalization {
    /** Not at all. */
    NONE("plain", Double.NaN),
    /** Before the activation function, as its inventors have it (Ioffe and Szegedy, 2015, section 3.2). */
    BEFORE_RELU("BN", Epsilon.BOOK.value()),
    /** After the activation function. */
    AFTER_RELU("BN after activation", Epsilon.BOOK.value()),
    /** Before the activation function, with the ε that DL4J takes unless told otherwise. */
    DEFAULT_EPSILON("BN, default ε", Epsilon.DL4J.value());

    /** Below this scale of the weights the variance to be normalized may be as small as ε itself. */
    private static final double SMALL_SCALE = 0.001;

    private final String label;
    private final double epsilon;

    Normalization(String label, double epsilon) {
        this.label = label;
        this.epsilon = epsilon;
    }

    boolean isBeforeRelu() {
        return this == BEFORE_RELU || this == DEFAULT_EPSILON;
    }

    /** Another ε makes a difference to very small weights only. */
    boolean isOfInterestAt(double scale) {
        return this != DEFAULT_EPSILON || scale < SMALL_SCALE;
    }

    /** DL4J's layer with this ε; γ and β start at 1 and 0. */
    BatchNormalization layer() {
        return new BatchNormalization.Builder().eps(epsilon).build();
    }

    @Override
    public String toString() {
        return label;
    }
}
