package dl4jlessons.report;

import dl4jlessons.dashboard.Browser;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.initialization.ActivationDistributions;
import dl4jlessons.lesson.initialization.VanishingGradients;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A report of the two lessons whose values the playground shows, run with one seed, open in a browser. */
final class PlaygroundPage {
    /** Total variation between histograms, the worst layer of each setting. */
    private static final String HISTOGRAMS = """
            (({ compute, measured, standard }, [seed, factor]) => measured.histograms.map(entry => {
              const { histograms } = compute({ activation: entry.activation, std: factor * standard[entry.weights](100),
                depth: 5, width: 100, normalized: entry.normalized, seed });
              const apart = entry.layers.map((bars, layer) => bars.reduce((sum, share, i) =>
                sum + Math.abs(share - Math.min(0.3, histograms[layer][i])) / 2, 0));
              return [`${entry.activation} ${entry.weights}${entry.normalized ? ' BN' : ''}`, Math.max(...apart)];
            }))(document.getElementById('playground').playground, arguments)""";

    /** Decades between gradients, the worst layer of each setting. */
    private static final String GRADIENTS = """
            (({ compute, measured, standard }, [seed, factor]) => measured.gradients.map(entry => {
              const { gradients } = compute({ activation: entry.activation, std: factor * standard[entry.weights](100),
                depth: entry.depth, width: 100, normalized: false, seed });
              const apart = entry.rms.map((rms, layer) => Math.abs(Math.log10(rms / gradients[layer])));
              return [`${entry.activation} ${entry.weights} ${entry.depth}`, Math.max(...apart)];
            }))(document.getElementById('playground').playground, arguments)""";

    private PlaygroundPage() {}

    static void open(Browser browser, Path folder, long lessonSeed) {
        Settings settings = LessonTests.settings(2, lessonSeed);
        Path page = folder.resolve("seed-" + lessonSeed + ".html");
        ReportPage.write(
                page,
                Stream.of(new ActivationDistributions(), new VanishingGradients())
                        .map(lesson -> record(lesson, settings))
                        .toList());
        browser.open(page.toUri().toString());
    }

    /**
     * How far the playground's histograms are from the lesson's: shares of the activations, by setting.
     *
     * @param seed of the playground
     * @param factor to multiply the standard deviation of the weights by, other than 1 for a setting that the lesson did not run
     */
    static Map<String, Double> histograms(Browser browser, int seed, double factor) {
        return distances(browser, HISTOGRAMS, seed, factor);
    }

    /** How far the playground's gradients are from the lesson's: decades, by setting. See {@link #histograms}. */
    static Map<String, Double> gradients(Browser browser, int seed, double factor) {
        return distances(browser, GRADIENTS, seed, factor);
    }

    private static Map<String, Double> distances(Browser browser, String script, int seed, double factor) {
        Map<String, Double> distances = new LinkedHashMap<>();
        for (Object pair : (List<?>) browser.value(script, seed, factor)) {
            List<?> setting = (List<?>) pair;
            distances.put(setting.get(0).toString(), ((Number) setting.get(1)).doubleValue());
        }
        return distances;
    }

    private static LessonRecord record(Lesson lesson, Settings settings) {
        return new LessonRecord(
                lesson.getClass().getName(),
                lesson.card(),
                lesson.setup(settings),
                settings.seeds(),
                false,
                "fashion-mnist",
                1,
                lesson.run(settings));
    }
}
