package dl4jlessons.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lessons have measured for settings of the playground, as JSON: histograms of activations and sizes of gradients,
 * layer by layer. They are taken from the lessons' charts; what a run does not have is missing.
 */
final class PlaygroundData {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HISTOGRAMS = Pattern.compile("Activations, ([A-Za-z]+)(.*)");
    private static final Pattern LAYER = Pattern.compile(".* · layer (\\d+)");
    private static final Pattern DEPTH = Pattern.compile("([A-Za-z]+), (\\d+) layers");

    private PlaygroundData() {}

    /** Everything that was measured, ready to be put into a script element. */
    static String json(List<LessonRecord> entries) {
        ObjectNode measured = JSON.createObjectNode();
        ArrayNode histograms = measured.putArray("histograms");
        ArrayNode gradients = measured.putArray("gradients");
        figures(entries, "ActivationDistributions", figure -> addHistograms(histograms, figure));
        figures(entries, "VanishingGradients", figure -> addGradients(gradients, figure));
        try {
            // nothing in it may end the script element
            return JSON.writeValueAsString(measured).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void figures(List<LessonRecord> entries, String lesson, Consumer<Figure> add) {
        entries.stream()
                .filter(entry -> entry.name().equals(lesson))
                .flatMap(entry -> entry.result().figures().stream())
                .forEach(add);
    }

    /** One entry a choice of weights, with a histogram for each layer. */
    private static void addHistograms(ArrayNode histograms, Figure figure) {
        Matcher title = HISTOGRAMS.matcher(figure.title());
        if (!title.matches() || title.group(2).contains("after")) {
            return;
        }
        ObjectNode entry = JSON.createObjectNode();
        for (Panel panel : figure.panels()) {
            Matcher layer = LAYER.matcher(panel.title());
            Series bars = panel.series().get(0);
            if (layer.matches()) {
                if (layer.group(1).equals("1")) {
                    entry = histograms
                            .addObject()
                            .put("activation", title.group(1))
                            .put("normalized", !title.group(2).isEmpty())
                            .put("weights", bars.name());
                    entry.putArray("layers");
                }
                add(((ArrayNode) entry.get("layers")).addArray(), bars.y());
            }
        }
    }

    private static void addGradients(ArrayNode gradients, Figure figure) {
        if (!figure.id().equals("gradient-rms")) {
            return;
        }
        for (Panel panel : figure.panels()) {
            Matcher depth = DEPTH.matcher(panel.title());
            if (depth.matches()) {
                for (Series series : panel.series()) {
                    ObjectNode entry = gradients
                            .addObject()
                            .put("activation", depth.group(1))
                            .put("depth", Integer.parseInt(depth.group(2)))
                            .put("weights", series.name());
                    add(entry.putArray("rms"), series.y());
                }
            }
        }
    }

    private static void add(ArrayNode array, List<Double> values) {
        values.forEach(array::add);
    }
}
