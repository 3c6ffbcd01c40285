package dl4jlessons.lesson.initialization;

import dl4jlessons.result.Role;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.nn.weights.WeightInitDistribution;

/**
 * A way to draw initial weights, under the name that it has in the chapter's tables. Each lesson spells out its own.
 *
 * @param name as the literature calls it
 * @param role what charts show it as, the same in all lessons
 * @param function what {@code NeuralNetConfiguration.Builder.weightInit} takes
 */
record InitialWeights(String name, Role role, IWeightInit function) {
    /** From here on, for a hundred inputs, normally distributed weights are too wide. */
    private static final double WIDE = 0.5;

    /** By a rule of DL4J's that the number of a layer's inputs and units decides, or zero. */
    static InitialWeights of(String name, WeightInit rule) {
        return new InitialWeights(name, role(rule), rule.getWeightInitFunction());
    }

    /** N(0, std²), whatever the layer. */
    static InitialWeights normal(String name, double std) {
        return new InitialWeights(
                name,
                std < WIDE ? Role.TOO_SMALL : Role.TOO_LARGE,
                new WeightInitDistribution(new NormalDistribution(0, std)));
    }

    /** Orthogonal columns or rows of one length, the distribution's gain. */
    static InitialWeights orthogonal(String name, OrthogonalDistribution distribution) {
        return new InitialWeights(name, Role.FOURTH_METHOD, new OrthogonalWeights(distribution));
    }

    /** All the same. */
    static InitialWeights constant(String name, double weight) {
        return new InitialWeights(name, Role.THIRD_METHOD, new WeightInitConstant(weight));
    }

    private static Role role(WeightInit rule) {
        return switch (rule) {
            case ZERO -> Role.BASELINE;
            case XAVIER_FAN_IN -> Role.FIRST_METHOD;
            case RELU -> Role.SECOND_METHOD;
            case XAVIER -> Role.THIRD_METHOD;
            case SIGMOID_UNIFORM -> Role.FOURTH_METHOD;
            default -> Role.OTHER;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
