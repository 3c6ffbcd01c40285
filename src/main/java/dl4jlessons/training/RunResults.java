package dl4jlessons.training;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Results of an experiment, by variant and seed.
 *
 * @param variants in the order in which they were given
 * @param seeds in the order in which they were given
 * @param results for each variant, one result a seed, in the order of the seeds
 */
public record RunResults<V, R>(List<V> variants, List<Long> seeds, Map<V, List<R>> results) {
    /** Results of one variant, in the order of the seeds. */
    public List<R> of(V variant) {
        List<R> ofVariant = results.get(variant);
        if (ofVariant == null) {
            throw new IllegalArgumentException("no variant " + variant + " among " + variants);
        }
        return ofVariant;
    }

    /** Result of one variant with one seed. */
    public R get(V variant, long seed) {
        List<R> ofVariant = of(variant);
        int index = seeds.indexOf(seed);
        if (index < 0) {
            throw new IllegalArgumentException("no seed " + seed + " among " + seeds);
        }
        return ofVariant.get(index);
    }

    /** What is made of each result. */
    public <T> RunResults<V, T> map(Function<R, T> change) {
        return new RunResults<>(
                variants,
                seeds,
                variants.stream().collect(Collectors.toMap(variant -> variant, variant -> of(variant).stream()
                        .map(change)
                        .toList())));
    }

    /** Mean and spread over the seeds of one value of a variant. */
    public Summary summary(V variant, ToDoubleFunction<R> figure) {
        return Summary.of(of(variant).stream().map(figure::applyAsDouble).toList());
    }
}
