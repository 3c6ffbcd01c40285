package dl4jlessons.lesson.initialization;

import dl4jlessons.result.Role;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.nn.weights.WeightInitDistribution;

/** The chapter's cast: ways to draw the initial weights of a layer with {@code in} inputs and {@code out} units. */
enum InitialWeights {
    /** All zero. */
    ZERO("zero", Role.BASELINE, WeightInit.ZERO::getWeightInitFunction),
    /** All the same, but not zero. */
    CONSTANT("constant", Role.THIRD_METHOD, () -> new WeightInitConstant(0.01)),
    /** N(0, 1): far too wide for a hundred inputs. */
    STD_1("std 1", Role.TOO_LARGE, () -> new WeightInitDistribution(new NormalDistribution(0, 1))),
    /** N(0, 0.01²): what people used before they had a rule. */
    STD_001("std 0.01", Role.TOO_SMALL, () -> new WeightInitDistribution(new NormalDistribution(0, 0.01))),
    /** N(0, 1/in), which the book calls Xavier: DL4J's XAVIER_FAN_IN. */
    XAVIER("Xavier 1/√n", Role.FIRST_METHOD, WeightInit.XAVIER_FAN_IN::getWeightInitFunction),
    /** N(0, 2/(in + out)), Glorot and Bengio (2010), equation 12: DL4J's XAVIER, its default. */
    GLOROT("Glorot", Role.THIRD_METHOD, WeightInit.XAVIER::getWeightInitFunction),
    /** N(0, 2/in), He et al. (2015), equation 10: DL4J's RELU. */
    HE("He", Role.SECOND_METHOD, WeightInit.RELU::getWeightInitFunction),
    /** U(−r, r) with r = 4 √(6/(in + out)): four times Glorot's spread, for sigmoid's slope of ¼. */
    SIGMOID_UNIFORM("SIGMOID_UNIFORM", Role.FOURTH_METHOD, WeightInit.SIGMOID_UNIFORM::getWeightInitFunction);

    /** Those that are drawn from a normal distribution, widest first, then by date of publication. */
    static final List<InitialWeights> RANDOM = List.of(STD_1, STD_001, XAVIER, GLOROT, HE);

    private final String label;
    private final Role role;

    @SuppressWarnings("ImmutableEnumChecker") // it only makes new functions
    private final Supplier<IWeightInit> function;

    InitialWeights(String label, Role role, Supplier<IWeightInit> function) {
        this.label = label;
        this.role = role;
        this.function = function;
    }

    /** What {@code NeuralNetConfiguration.Builder.weightInit} takes. */
    IWeightInit function() {
        return function.get();
    }

    /** What charts show it as. */
    Role role() {
        return role;
    }

    @Override
    public String toString() {
        return label;
    }
}
