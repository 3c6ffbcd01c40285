package dl4jlessons.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dl4jlessons.benchmark.Measurement.Part;
import dl4jlessons.report.ConsoleText;
import dl4jlessons.runner.CommandLines;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures how fast training is, and how much memory it takes: {@code mvn -Pbenchmark}. Every program runs in processes
 * of its own; within a repetition all programs do the same in turn, and the next repetition begins with another of them.
 */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Times whole training jobs and single iterations of Deeplearning4j as it comes, with this project's settings,"
                    + " and with its fused network, against their matrix products alone and PyTorch.",
            "Takes about an hour; other programs should not run meanwhile. Tables go to the console, all values to"
                    + " target/benchmark/benchmark.json."
        })
public final class Benchmark implements Runnable {
    private static final String RESULT = "benchmark.json";
    /** From here on the machine was not quiet before the first process was started. */
    private static final double BUSY = 0.5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "A smoke test of about a minute, whose values mean nothing.")
    private boolean quick;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "How often everything is measured (3; 1 with --quick).")
    private Optional<Integer> repetitions = Optional.empty();

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            description = "What is measured, separated by commas: jobs, iterations, memory (all).")
    private Set<Part> parts = Set.of(Part.values());

    @Option(
            names = "--jobs",
            paramLabel = "JOB",
            split = ",",
            description = "Which jobs, separated by commas: init, bn, search (all).")
    private Set<Job> jobs = Set.of(Job.values());

    @Option(
            names = "--without",
            paramLabel = "ENGINE",
            split = ",",
            description = "Who is left out, separated by commas: stock, tuned, fused, products, torch (nobody).")
    private Set<Engine> without = Set.of();

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description = "The Python that has PyTorch (python3, python or /usr/bin/python3).")
    private Optional<String> python = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the result (target/benchmark).")
    private Optional<Path> output = Optional.empty();

    /** What the result file holds beside the values themselves. */
    private record Document(
            String began,
            String ended,
            String command,
            Machine machine,
            String pyTorch,
            List<String> jvmOptions,
            Map<Contestant, String> programs,
            List<Measurement> measurements) {}

    public static void main(String[] arguments) {
        CommandLines.main(new Benchmark(), arguments);
    }

    @Override
    public void run() {
        int times = repetitions.orElse(quick ? 1 : 3);
        if (times < 1) {
            throw UserException.wrongUsage(times + " repetitions measure nothing: ask for at least 1.");
        }
        Path project = ProjectFolder.root();
        Path folder = output.map(Path::toAbsolutePath)
                .orElseGet(() -> ProjectFolder.target().resolve("benchmark"));
        Machine machine = Machine.here();
        Programs.Asked torch = Programs.askForTorch(project, python);
        if (python.isPresent() && !torch.usable()) {
            throw UserException.wrongUsage(torch.answer());
        }
        Programs programs =
                new Programs(project, torch.usable() ? Optional.of(torch.interpreter()) : Optional.empty(), without);
        introduce(machine, torch);
        String began = now();
        List<Measurement> measurements = new Measuring(programs, folder, quick, out()).measure(parts, jobs, times);
        Document document = new Document(
                began,
                now(),
                command(),
                machine,
                torch.answer(),
                programs.jvmOptions(),
                labels(measurements),
                measurements);
        write(document, folder.resolve(RESULT));
    }

    private void introduce(Machine machine, Programs.Asked torch) {
        out().printf(
                        Locale.ROOT,
                        "%s, %d cores; %s; %s; Deeplearning4j %s%n",
                        machine.processor(),
                        machine.cores(),
                        machine.system(),
                        machine.java(),
                        machine.deeplearning4j());
        out().println(torch.usable() ? torch.answer() : "PyTorch is left out. " + torch.answer());
        if (machine.load() > BUSY) {
            out().printf(
                            Locale.ROOT,
                            "This machine is not quiet (load %.1f): times will be longer, and ratios less certain.%n",
                            machine.load());
        }
        out().println();
    }

    private void write(Document document, Path file) {
        new Tables(new Results(document.measurements())).all().forEach(table -> out().println(
                        "\n" + ConsoleText.plain().table(table)));
        if (document.measurements().stream()
                        .noneMatch(m -> m.part() != Part.ITERATIONS
                                && !m.figures().keySet().equals(Set.of(Measurement.SECONDS)))
                && !parts.equals(Set.of(Part.ITERATIONS))) {
            out().println("Peak memory cannot be read on this system: it has neither /proc nor ps.");
        }
        try {
            AtomicFile.write(
                    file,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values are always writable", e);
        }
        out().println("Command: " + document.command());
        out().println("All figures: " + file);
    }

    private static Map<Contestant, String> labels(List<Measurement> measurements) {
        Map<Contestant, String> labels = new TreeMap<>();
        measurements.forEach(m -> labels.put(m.contestant(), m.contestant().label()));
        return labels;
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of("mvn -Pbenchmark"));
        List<String> options = spec.commandLine().getParseResult().originalArgs();
        if (!options.isEmpty()) {
            words.add("\"-Dbenchmark=" + String.join(" ", options) + "\"");
        }
        return String.join(" ", words);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
