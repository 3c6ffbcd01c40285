package dl4jlessons.maintenance;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dl4jlessons.Lessons;
import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.experiment.ResultFiles;
import dl4jlessons.result.Condition.Kind;
import dl4jlessons.result.Estimate;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Measurement;
import dl4jlessons.result.Scale;
import dl4jlessons.result.Verdict;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The verdicts of a standard run of the course, kept in {@code verdicts.json}. Another processor adds up in another order,
 * and training makes the difference grow, so that where an interval ends close to a margin the verdict there may be
 * another one: the file then lists it as well. {@link #record} writes it from the results in {@code target}.
 */
public final class RecordedVerdicts {
    private static final String FILE = "/verdicts.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    /** What rounding may do to the ends of an interval, as a share of half its width. */
    private static final double ROUNDING = 0.25;

    /** Two means of one processor. */
    private static final double SAME = 1e-9;

    /**
     * What another processor may do to them: of 250 means of one course, the five that lay outside of another processor's
     * intervals were up to 1.7 half widths from the middle.
     */
    private static final double ANOTHER_PROCESSOR = 1;

    /** In margins. */
    private static final double NO_MATTER = 0.25;

    /** Nearer than this, in half widths of the interval, is a mean of another processor; see {@link Recorded#apart}. */
    public static final double FAR = 2;

    private RecordedVerdicts() {}

    /**
     * What is kept of a claim.
     *
     * @param verdicts the one that was reached, and after it those that rounding may make of it
     * @param distance from the closest end of an interval to the margin that it could cross, in margins; 0 also where nothing varies and
     *     the value is the margin itself; not a number if the clock decides
     * @param means of all conditions that the clock does not decide, by quantity: that of the last recording, and after it
     *     those of earlier ones, made on other processors
     */
    public record Recorded(
            @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
            List<Verdict> verdicts,

            double distance,
            Map<String, List<Double>> means) {
        /** Whether this run's verdict, or one that another processor may make of it, was recorded. */
        public boolean agreesWith(Judgement judgement) {
            return !Collections.disjoint(verdicts, reachable(judgement, ANOTHER_PROCESSOR));
        }

        /**
         * How far the nearest recorded mean of a quantity is from the middle of this interval, in half widths, so that up to 1
         * it lies inside. Where half a width is less than a quarter of the margin, which does not matter, that takes its place.
         */
        public double apart(Measurement condition) {
            return means.getOrDefault(condition.quantity(), List.of()).stream()
                    .mapToDouble(mean -> RecordedVerdicts.apart(condition, mean))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }
    }

    /** All of both, in this order, each once. */
    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private static double apart(Measurement condition, double mean) {
        Estimate interval = condition.estimate();
        if (sameUpToRounding(mean, interval.mean())) {
            return 0;
        }
        double distance = Math.abs(condition.inMargins(mean) - condition.inMargins(interval.mean()));
        double halfWidth = Math.abs(condition.inMargins(interval.high()) - condition.inMargins(interval.low())) / 2;
        return distance / Math.max(halfWidth, NO_MATTER);
    }

    private static boolean sameUpToRounding(double mean, double other) {
        return Double.compare(mean, other) == 0 || Math.abs(mean - other) <= SAME * Math.max(1, Math.abs(mean));
    }

    /**
     * Records the verdicts of the lessons that have results, and leaves the others as they are. Delete the entry of a claim
     * that is posed anew: what was recorded of it would stay.
     */
    static void record() {
        Map<String, Map<String, Recorded>> all = new LinkedHashMap<>(read());
        for (LessonRecord run : new ResultFiles(ProjectFolder.target().resolve("results")).readAll()) {
            Map<String, Recorded> claims = new LinkedHashMap<>();
            Map<String, Recorded> before = all.getOrDefault(run.name(), Map.of());
            run.result().judgements().forEach(judgement -> {
                Recorded earlier = before.get(judgement.id());
                claims.put(judgement.id(), earlier == null ? of(judgement) : both(judgement, earlier));
            });
            if (!claims.isEmpty()) {
                all.put(run.name(), claims);
            }
        }
        Map<String, Map<String, Recorded>> inOrder = new LinkedHashMap<>();
        Lessons.all().stream()
                .map(lesson -> lesson.name())
                .filter(all::containsKey)
                .forEach(name -> inOrder.put(name, all.get(name)));
        Path file = ProjectFolder.root().resolve("src/test/resources" + FILE);
        try {
            AtomicFile.write(file, JSON.writeValueAsString(inOrder) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By lesson and claim. */
    public static Map<String, Map<String, Recorded>> read() {
        try (InputStream json = RecordedVerdicts.class.getResourceAsStream(FILE)) {
            return JSON.readValue(json, new TypeReference<TreeMap<String, Map<String, Recorded>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Recorded of(Judgement judgement) {
        Map<String, List<Double>> means = new LinkedHashMap<>();
        judgement
                .measurements()
                .filter(condition -> !condition.machineDependent())
                .forEach(condition -> means.putIfAbsent(
                        condition.quantity(), List.of(condition.estimate().mean())));
        double distance = judgement.headline().stream()
                .filter(condition -> !condition.machineDependent())
                .mapToDouble(RecordedVerdicts::distance)
                .min()
                .orElse(Double.NaN);
        return new Recorded(reachable(judgement, ROUNDING), distance, means);
    }

    /** The verdict, and those that it becomes if the ends of all intervals move by this share of half their widths. */
    private static List<Verdict> reachable(Judgement judgement, double share) {
        double[] shifts = {-share, 0, share};
        List<Verdict> verdicts = new ArrayList<>(List.of(judgement.verdict()));
        for (double low : shifts) {
            for (double high : shifts) {
                for (boolean headlineDecided : new boolean[] {true, false}) {
                    for (boolean restDecided : new boolean[] {true, false}) {
                        Verdict verdict = judgement
                                .with(m -> m.machineDependent()
                                        ? onAnotherMachine(
                                                m, judgement.headline().contains(m) ? headlineDecided : restDecided)
                                        : moved(m, low, high))
                                .verdict();
                        if (!verdicts.contains(verdict)) {
                            verdicts.add(verdict);
                        }
                    }
                }
            }
        }
        return verdicts;
    }

    /** What is recorded of a claim now, together with what an earlier recording knew and this run does not show. */
    static Recorded both(Judgement judgement, Recorded earlier) {
        Recorded now = of(judgement);
        Map<String, List<Double>> means = new LinkedHashMap<>(now.means());
        means.replaceAll((quantity, mean) -> joined(
                mean,
                earlier.means().getOrDefault(quantity, List.of()).stream()
                        .filter(before -> !sameUpToRounding(before, mean.get(0)))
                        .toList()));
        return new Recorded(joined(now.verdicts(), earlier.verdicts()), now.distance(), means);
    }

    /** What the clock or rounding decides here may be undecided on another machine; that it turns round is not expected. */
    private static Measurement onAnotherMachine(Measurement condition, boolean decided) {
        return decided ? condition : withOutcome(condition, Verdict.INCONCLUSIVE);
    }

    /** The same condition, the ends of its interval moved by shares of half its width. */
    private static Measurement moved(Measurement condition, double low, double high) {
        Estimate estimate = condition.estimate();
        if (Double.isNaN(estimate.mean()) || condition.values().size() < Measurement.MIN_SEEDS) {
            return condition;
        }
        boolean ratios = condition.scale() == Scale.LOGARITHMIC;
        double bottom = ratios ? Math.log(estimate.low()) : estimate.low();
        double top = ratios ? Math.log(estimate.high()) : estimate.high();
        double half = (top - bottom) / 2;
        Estimate other = ratios
                ? new Estimate(estimate.mean(), Math.exp(bottom + low * half), Math.exp(top + high * half))
                : new Estimate(estimate.mean(), bottom + low * half, top + high * half);
        return withOutcome(condition, condition.outcomeOf(estimate.exact() ? estimate : other));
    }

    private static Measurement withOutcome(Measurement condition, Verdict outcome) {
        return new Measurement(
                condition.quantity(),
                condition.kind(),
                condition.scale(),
                condition.margin(),
                condition.machineDependent(),
                condition.values(),
                condition.estimate(),
                outcome,
                condition.seedsToDecide());
    }

    private static double distance(Measurement condition) {
        double[] margins = condition.kind() == Kind.COMPARISON ? new double[] {1, -1} : new double[] {1};
        double low = condition.inMargins(condition.estimate().low());
        double high = condition.inMargins(condition.estimate().high());
        return DoubleStream.of(margins)
                .flatMap(margin -> DoubleStream.of(Math.abs(low - margin), Math.abs(high - margin)))
                .min()
                .orElseThrow();
    }
}
