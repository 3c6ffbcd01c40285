package dl4jlessons.lesson;

import dl4jlessons.result.Role;

/** Whether and how the signal is normalized between the layers, and on which side of the activation function. */
public enum Normalization {
    NONE("plain", Role.BASELINE),
    /** Batch normalization as its inventors have it (Ioffe and Szegedy, 2015, section 3.2). */
    BEFORE("BN", Role.FIRST_METHOD),
    AFTER("BN after activation", Role.THIRD_METHOD),
    /** Layer normalization, before the activation function (Ba, Kiros and Hinton, 2016). */
    LAYER("LN", Role.SECOND_METHOD);

    private final String label;
    private final Role role;

    Normalization(String label, Role role) {
        this.label = label;
        this.role = role;
    }

    /** As charts and tables write it. */
    public String label() {
        return label;
    }

    /** What charts show it as. */
    public Role role() {
        return role;
    }
}
