package dl4jlessons.fused;

/** A parameter with one number for each unit, copied to the Java heap for the length of an iteration. */
final class SmallParameter {
    private final Parameter parameter;
    private final float[] values;
    private final float[] gradient;

    SmallParameter(Parameter parameter) {
        this.parameter = parameter;
        this.values = new float[parameter.length()];
        this.gradient = new float[parameter.length()];
    }

    Parameter parameter() {
        return parameter;
    }

    int length() {
        return values.length;
    }

    float[] values() {
        return values;
    }

    /** Sums over the mini-batch, as DL4J's gradients are. */
    float[] gradient() {
        return gradient;
    }

    void load() {
        parameter.values().get(0, values, values.length);
    }

    /** Leaves the gradient where DL4J expects it. */
    void writeGradient() {
        parameter.gradients().put(0, gradient, gradient.length);
    }

    /** The whole update, where it is folded. */
    void update() {
        UpdateRule rule = parameter.rule();
        Kernels.step(values, rule.keep(), gradient, rule.step(), values.length);
        parameter.values().put(0, values, values.length);
    }
}
