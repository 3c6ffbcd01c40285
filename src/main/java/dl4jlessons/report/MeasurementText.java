package dl4jlessons.report;

import dl4jlessons.result.Estimate;
import dl4jlessons.result.Measurement;
import dl4jlessons.result.Scale;
import dl4jlessons.runtime.NumberText;
import java.util.stream.Collectors;

/** A condition after the experiment, in numbers. */
final class MeasurementText {
    private MeasurementText() {}

    /** Mean and interval: {@code 0.841 [0.803, 0.879]}, or the mean alone where nothing varied. */
    static String estimate(Measurement measurement) {
        Estimate estimate = measurement.estimate();
        String mean = NumberText.value(estimate.mean());
        return estimate.exact() || Double.isNaN(estimate.mean())
                ? mean
                : mean + " [" + NumberText.value(estimate.low()) + ", " + NumberText.value(estimate.high()) + "]";
    }

    /** What is required: {@code ± 0.05} for a difference, {@code ×÷ 1.25} for a ratio, {@code ≥ 0.3} or {@code ≤ 0.3}. */
    static String margin(Measurement measurement) {
        String margin = NumberText.threshold(measurement.margin());
        return switch (measurement.kind()) {
            case COMPARISON -> (measurement.scale() == Scale.LINEAR ? "± " : "×÷ ") + margin;
            case AT_LEAST -> "≥ " + margin;
            case AT_MOST -> "≤ " + margin;
        };
    }

    /** The value of each seed. */
    static String seeds(Measurement measurement) {
        return measurement.values().stream().map(NumberText::value).collect(Collectors.joining("  "));
    }
}
