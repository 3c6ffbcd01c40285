package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * An updater that remembers: momentum or Adam, on DL4J's own state, so that saving and restoring go on working. Its loops
 * take the gradient from DL4J's gradient vector and leave the update there, as DL4J does.
 */
final class StatefulUpdate {
    private static final int CHUNK = 4096;

    private final Parameter parameter;
    private final NativeFloats[] states;
    private final float[] values = new float[CHUNK];
    private final float[] gradients = new float[CHUNK];
    private final float[][] state;

    /** @param states as long as the parameter: one for momentum, first and second moments for Adam */
    StatefulUpdate(Parameter parameter, NativeFloats... states) {
        this.parameter = parameter;
        this.states = states.clone();
        this.state = new float[states.length][CHUNK];
    }

    /** How many numbers it remembers for each of the parameter's. */
    static int statesOf(UpdateRule rule) {
        return rule.updater() instanceof Adam ? 2 : 1;
    }

    /** Updates the parameter. */
    void apply(int iteration, int epoch) {
        for (int from = 0; from < parameter.length(); from += CHUNK) {
            int count = Math.min(CHUNK, parameter.length() - from);
            load(from, count);
            if (parameter.rule().updater() instanceof Adam adam) {
                adam(adam, count, iteration);
            } else {
                nesterovs((Nesterovs) parameter.rule().updater(), count, iteration, epoch);
            }
            store(from, count);
        }
    }

    private void load(int from, int count) {
        parameter.values().get(from, values, count);
        parameter.gradients().get(from, gradients, count);
        for (int i = 0; i < states.length; i++) {
            states[i].get(from, state[i], count);
        }
        float perExample = parameter.rule().perExample();
        float l2 = parameter.rule().l2();
        for (int i = 0; i < count; i++) {
            gradients[i] = gradients[i] * perExample + l2 * values[i];
        }
    }

    private void store(int from, int count) {
        float decay = parameter.rule().decay();
        for (int i = 0; i < count; i++) {
            gradients[i] += decay * values[i];
            values[i] -= gradients[i];
        }
        parameter.values().put(from, values, count);
        parameter.gradients().put(from, gradients, count);
        for (int i = 0; i < states.length; i++) {
            states[i].put(from, state[i], count);
        }
    }

    /** Velocity v ← μv − ηg; the update, which DL4J subtracts, is μ·(old v) − (1 + μ)·(new v). */
    private void nesterovs(Nesterovs updater, int count, int iteration, int epoch) {
        float momentum = (float) updater.currentMomentum(iteration, epoch);
        float rate = parameter.rule().learningRate();
        float[] velocities = state[0];
        for (int i = 0; i < count; i++) {
            float kept = momentum * velocities[i];
            velocities[i] = kept - rate * gradients[i];
            gradients[i] = kept - (1 + momentum) * velocities[i];
        }
    }

    /** Kingma and Ba (2015), the reformulation at the end of section 2. */
    private void adam(Adam updater, int count, int iteration) {
        float beta1 = (float) updater.getBeta1();
        float beta2 = (float) updater.getBeta2();
        float epsilon = (float) updater.getEpsilon();
        float rate = adamRate(updater, iteration);
        float[] first = state[0];
        float[] second = state[1];
        for (int i = 0; i < count; i++) {
            float gradient = gradients[i];
            first[i] = beta1 * first[i] + gradient * (1 - beta1);
            second[i] = beta2 * second[i] + gradient * gradient * (1 - beta2);
            gradients[i] = rate * first[i] / ((float) Math.sqrt(second[i]) + epsilon);
        }
    }

    /**
     * The learning rate with the correction of both moments' bias, in float as ND4J computes it; it falls back to ε where
     * that is no number.
     */
    private float adamRate(Adam updater, int iteration) {
        float beta1Power = (float) Math.pow((float) updater.getBeta1(), iteration + 1.0);
        float beta2Power = (float) Math.pow((float) updater.getBeta2(), iteration + 1.0);
        float rate = parameter.rule().learningRate() * (float) Math.sqrt(1 - beta2Power) / (1 - beta1Power);
        return Float.isNaN(rate) || rate == 0 || Float.isInfinite(rate) ? (float) updater.getEpsilon() : rate;
    }
}
