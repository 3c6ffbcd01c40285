package dl4jlessons.lesson.initialization;

import java.util.Locale;
import org.nd4j.linalg.activations.Activation;

/** Activation functions as the literature spells them. */
final class ActivationNames {
    private ActivationNames() {}

    static String of(Activation activation) {
        return activation == Activation.RELU ? "ReLU" : activation.name().toLowerCase(Locale.ROOT);
    }
}
