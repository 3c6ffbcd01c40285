package dl4jlessons.benchmark;

import dl4jlessons.benchmark.Measurement.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * All measurements, and what is computed from them.
 *
 * @param measurements in the order in which they were made
 */
record Results(List<Measurement> measurements) {
    Results {
        measurements = List.copyOf(measurements);
    }

    /**
     * How many times as long one program takes as another.
     *
     * @param medianOfPairs median over the repetitions of the quotient within each
     * @param repetitions how many there are
     */
    record Ratio(double medianOfPairs, double smallest, double largest, int repetitions) {}

    /** Median over the repetitions; empty where nothing was measured. */
    Optional<Double> median(Part part, String what, Contestant contestant, String figure) {
        double[] values = measurements.stream()
                .filter(m -> m.part() == part && m.what().equals(what) && m.contestant() == contestant)
                .flatMap(m -> Stream.ofNullable(m.figures().get(figure)))
                .mapToDouble(value -> value)
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(new Median().evaluate(values));
    }

    /**
     * Compares two programs pair by pair: the machine may be in another mood in the next repetition.
     *
     * @return empty where the two were never measured in the same repetition
     */
    Optional<Ratio> ratio(Part part, String what, Contestant numerator, Contestant denominator, String figure) {
        double[] quotients = measurements.stream()
                .filter(m -> m.part() == part && m.what().equals(what) && m.contestant() == numerator)
                .flatMapToDouble(m -> partner(m, denominator)
                        .map(other -> DoubleStream.of(
                                m.figures().get(figure) / other.figures().get(figure)))
                        .orElse(DoubleStream.empty()))
                .sorted()
                .toArray();
        return quotients.length == 0
                ? Optional.empty()
                : Optional.of(new Ratio(
                        new Median().evaluate(quotients),
                        quotients[0],
                        quotients[quotients.length - 1],
                        quotients.length));
    }

    private Optional<Measurement> partner(Measurement measurement, Contestant other) {
        return measurements.stream()
                .filter(m -> m.part() == measurement.part()
                        && m.what().equals(measurement.what())
                        && m.repetition() == measurement.repetition()
                        && m.contestant() == other)
                .findFirst();
    }

    /** What was measured in a part, each once, in the order of the measurements. */
    List<String> what(Part part) {
        return measurements.stream()
                .filter(m -> m.part() == part)
                .map(Measurement::what)
                .distinct()
                .toList();
    }

    /** Who was measured in a part, in the order of their rows. */
    List<Contestant> contestants(Part part) {
        return measurements.stream()
                .filter(m -> m.part() == part)
                .map(Measurement::contestant)
                .distinct()
                .sorted()
                .toList();
    }
}
