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
    public boolean needsOutput() {
        return true;
    }

    @Override
    public void forward(float[] input, float[] output, int at, int count) {
        if (output != input) {
            System.arraycopy(input, at, output, at, count);
        }
        switch (function) {
            case RELU -> Kernels.relu(output, at, count);
            case SIGMOID -> exponentials.sigmoid(output, at, count);
            case TANH -> exponentials.tanh(output, at, count);
        }
    }

    @Override
    public void back(float[] input, float[] output, float[] gradient, int at, int count) {
        switch (function) {
            case RELU -> Kernels.reluBack(gradient, output, at, count);
            case SIGMOID -> Kernels.sigmoidBack(gradient, output, at, count);
            case TANH -> Kernels.tanhBack(gradient, output, at, count);
        }
    }
}
