package dl4jlessons.lesson;

/** Whether batch normalization is put between the layers, and on which side of the activation function. */
public enum Normalization {
    NONE,
    /** As its inventors have it (Ioffe and Szegedy, 2015, section 3.2). */
    BEFORE,
    AFTER
}
