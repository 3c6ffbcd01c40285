package dl4jlessons.fused;

/** An activation function. Its derivative is computed from its output. */
final class Nonlinearity implements Stage {
    /** The functions there are. */
    enum Function {
        RELU,
        SIGMOID,
        TANH
    }

    private final Function function;
    private final Exponentials exponentials = new Exponentials();

    Nonlinearity(Function function) {
        this.function = function;
    }

    @Override
    public Needs needs() {
        return Needs.OUTPUT;
    }

    @Override
    public void forward(float[] block, int at, int count) {
        switch (function) {
            case RELU -> Kernels.relu(block, count);
            case SIGMOID -> exponentials.sigmoid(block, count);
            case TANH -> exponentials.tanh(block, count);
        }
    }

    @Override
    public void back(float[] output, float[] gradient, int at, int count) {
        switch (function) {
            case RELU -> Kernels.reluBack(gradient, output, count);
            case SIGMOID -> Kernels.sigmoidBack(gradient, output, count);
            case TANH -> Kernels.tanhBack(gradient, output, count);
        }
    }
}
