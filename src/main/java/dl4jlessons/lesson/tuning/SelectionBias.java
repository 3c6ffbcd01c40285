package dl4jlessons.lesson.tuning;

import dl4jlessons.runtime.Seeds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much the accuracy of a chosen candidate flatters it. The candidates' answers to all images are known, so choosing
 * can be repeated with ever other images, as if the whole search were repeated.
 *
 * @param few for each number of candidates, choosing by few images
 * @param many the same with many images
 * @param equal the same with few images, among candidates that differ in their seed alone
 */
record SelectionBias(List<Repetitions> few, List<Repetitions> many, List<Repetitions> equal) {
    private static final List<Integer> CANDIDATES = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500);

    /**
     * Accuracies of one chosen candidate.
     *
     * @param validation on the images of the validation set
     * @param test on as many other held-out images, the test set
     * @param elsewhere on all images that are in neither: the truth, nearly
     */
    record Pick(double validation, double test, double elsewhere) {}

    /** The best candidate on the validation set, and the best one on the test set. */
    record Repetition(Pick byValidation, Pick byTest) {}

    /**
     * @param candidates the best of so many was chosen
     * @param images size of the validation set, and of the test set
     */
    record Repetitions(int candidates, int images, List<Repetition> all) {
        double mean(ToDoubleFunction<Repetition> value) {
            return all.stream().mapToDouble(value).average().orElseThrow();
        }

        /** By how much the test set flatters what was chosen on it. */
        double optimism() {
            return mean(one -> one.byTest().test() - one.byTest().elsewhere());
        }
    }

    /**
     * Chooses the best of some candidates again and again, and the best of equal ones.
     *
     * @param few images to choose by, and as many to test on
     * @param many the same, more of them
     * @param times how often images and candidates are drawn anew
     */
    static SelectionBias of(
            List<MeasuredTrial> candidates, List<MeasuredTrial> equal, int few, int many, int times, long seed) {
        return new SelectionBias(
                choose(candidates, few, times, Seeds.derive(seed, 1)),
                choose(candidates, many, times, Seeds.derive(seed, 2)),
                choose(equal, few, times, Seeds.derive(seed, 3)));
    }

    /** With the most candidates. */
    static Repetitions last(List<Repetitions> byCandidates) {
        return byCandidates.get(byCandidates.size() - 1);
    }

    /** With few images and so many candidates. */
    Repetitions few(int candidates) {
        return few.stream()
                .filter(repetitions -> repetitions.candidates() == candidates)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("never chosen among " + candidates + " candidates"));
    }

    /**
     * Chooses among ever more of some candidates, again and again.
     *
     * @param images size of the validation set, and of the test set
     * @param times how often images and candidates are drawn anew
     */
    static List<Repetitions> choose(List<MeasuredTrial> candidates, int images, int times, long seed) {
        return new Draws(candidates, images, seed).repeat(times);
    }

    /** Draws validation and test images, and the order in which candidates are added. */
    private static final class Draws {
        private final List<MeasuredTrial> candidates;
        private final int images;
        private final Random random;
        private final List<Integer> shuffledImages;

        Draws(List<MeasuredTrial> candidates, int images, long seed) {
            this.candidates = candidates;
            this.images = images;
            this.random = new Random(seed);
            this.shuffledImages = IntStream.range(0, candidates.get(0).images())
                    .boxed()
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        List<Repetitions> repeat(int times) {
            List<Integer> numbers = Stream.concat(
                            CANDIDATES.stream().filter(n -> n < candidates.size()), Stream.of(candidates.size()))
                    .toList();
            List<List<Repetition>> repetitions =
                    IntStream.range(0, times).mapToObj(i -> repetition(numbers)).toList();
            return IntStream.range(0, numbers.size())
                    .mapToObj(i -> new Repetitions(
                            numbers.get(i),
                            images,
                            repetitions.stream().map(one -> one.get(i)).toList()))
                    .toList();
        }

        /** One draw of images, one order of the candidates; chosen among the first few of them, and among more. */
        private List<Repetition> repetition(List<Integer> numbers) {
            BitSet validation = new BitSet();
            BitSet test = new BitSet();
            for (int i = 0; i < images; i++) {
                validation.set(draw(2 * i));
                test.set(draw(2 * i + 1));
            }
            List<Pick> picks = new ArrayList<>(
                    candidates.stream().map(c -> pick(c, validation, test)).toList());
            Collections.shuffle(picks, random);
            return numbers.stream()
                    .map(n -> new Repetition(
                            best(picks.subList(0, n), Pick::validation), best(picks.subList(0, n), Pick::test)))
                    .toList();
        }

        /** The next image of a random order, of which only the beginning is needed. */
        private int draw(int position) {
            Collections.swap(shuffledImages, position, position + random.nextInt(shuffledImages.size() - position));
            return shuffledImages.get(position);
        }

        private Pick pick(MeasuredTrial candidate, BitSet validation, BitSet test) {
            int inValidation = candidate.hits(validation);
            int inTest = candidate.hits(test);
            double elsewhere = candidate.hits().cardinality() - inValidation - inTest;
            return new Pick(
                    (double) inValidation / images,
                    (double) inTest / images,
                    elsewhere / (candidate.images() - 2 * images));
        }

        /** Of equals the first, which is as good as any, for the order is random. */
        private static Pick best(List<Pick> picks, ToDoubleFunction<Pick> accuracy) {
            Pick best = picks.get(0);
            for (Pick pick : picks) {
                best = accuracy.applyAsDouble(pick) > accuracy.applyAsDouble(best) ? pick : best;
            }
            return best;
        }
    }
}
