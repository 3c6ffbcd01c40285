package dl4jlessons.lesson;

/** Whether and how the signal is normalized between the layers, and on which side of the activation function. */
public enum Normalization {
    NONE("plain"),
    /** Batch normalization as its inventors have it (Ioffe and Szegedy, 2015, section 3.2). */
    BEFORE("BN"),
    AFTER("BN after activation"),
    /** Layer normalization, before the activation function (Ba, Kiros and Hinton, 2016). */
    LAYER("LN");

    private final String label;

    Normalization(String label) {
        this.label = label;
    }

    /** As charts and tables write it. */
    public String label() {
        return label;
    }
}
