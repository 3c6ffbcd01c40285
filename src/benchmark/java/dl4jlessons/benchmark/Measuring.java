package dl4jlessons.benchmark;

import dl4jlessons.benchmark.Measurement.Part;
import dl4jlessons.runtime.ProjectFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The order of the measurements, and what is read from the processes. */
final class Measuring {
    private static final double MEGABYTE = 1 << 20;

    private final Programs programs;
    private final Path folder;
    private final boolean quick;
    private final PrintWriter out;
    private final List<Measurement> measurements = new ArrayList<>();

    /** How long, in seconds, and after how many iterations memory is read. */
    private record Lengths(double firstWarmUp, double warmUp, double seconds, List<Integer> marks) {
        /** The first warm-up is that of the JVM's compiler, the others of the caches. */
        static final Lengths FULL = new Lengths(5, 0.5, 1.5, List.of(2000, 20_000));

        static final Lengths QUICK = new Lengths(0.1, 0.05, 0.1, List.of(20, 60));
    }

    /**
     * @param folder for the messages of the processes and what they have to keep
     * @param quick whether it is a smoke test
     * @param out told of each value as it is measured
     */
    Measuring(Programs programs, Path folder, boolean quick, PrintWriter out) {
        this.programs = programs;
        this.folder = folder;
        this.quick = quick;
        this.out = out;
    }

    /** Measures in turn, in each repetition beginning with another program. */
    List<Measurement> measure(Set<Part> parts, Set<Job> jobs, int repetitions) {
        if (parts.contains(Part.JOBS)) {
            for (int repetition = 1; repetition <= repetitions; repetition++) {
                for (Job job : Job.values()) {
                    for (Contestant contestant : inTurn(Contestant.OF_JOBS, repetition)) {
                        if (jobs.contains(job)) {
                            job(job, contestant, repetition);
                        }
                    }
                }
            }
        }
        if (parts.contains(Part.ITERATIONS)) {
            iterations(repetitions);
        }
        if (parts.contains(Part.MEMORY)) {
            for (Contestant contestant : programs.among(Contestant.OF_GROWTH)) {
                memory(contestant);
            }
        }
        return measurements;
    }

    private List<Contestant> inTurn(List<Contestant> contestants, int repetition) {
        List<Contestant> order = new ArrayList<>(programs.among(contestants));
        Collections.rotate(order, 1 - repetition);
        return order;
    }

    private void job(Job job, Contestant contestant, int repetition) {
        List<ProcessRun> processes = new ArrayList<>();
        Path images = ProjectFolder.fashionMnist();
        for (ProcessBuilder program :
                programs.job(contestant, job, job.size(quick), images, folder.resolve("scratch"))) {
            processes.add(ProcessRun.start(program, errors(contestant + "-" + processes.size())));
        }
        try {
            List<String> learned = processes.stream().map(ProcessRun::receive).toList();
            // the first was started first, so that the longest time is that of both
            double seconds =
                    processes.stream().mapToDouble(ProcessRun::finish).max().orElseThrow();
            Map<String, Double> figures = new LinkedHashMap<>(Map.of(Measurement.SECONDS, seconds));
            List<OptionalLong> peaks =
                    processes.stream().map(ProcessRun::peakBytes).toList();
            if (peaks.stream().allMatch(OptionalLong::isPresent)) {
                figures.put(
                        Measurement.PEAK,
                        peaks.stream().mapToLong(OptionalLong::getAsLong).sum() / MEGABYTE);
            }
            add(
                    Part.JOBS,
                    job.name().toLowerCase(Locale.ROOT),
                    contestant,
                    repetition,
                    figures,
                    String.join("; ", learned));
        } finally {
            processes.forEach(ProcessRun::close);
        }
    }

    /** All servers are started before the first is asked, and each case is timed by all in turn. */
    private void iterations(int repetitions) {
        Lengths lengths = quick ? Lengths.QUICK : Lengths.FULL;
        List<IterationCase> cases = quick ? IterationCase.few() : IterationCase.all();
        Map<Contestant, ProcessRun> servers = new TreeMap<>();
        try {
            for (Contestant contestant : programs.among(Contestant.OF_ITERATIONS)) {
                ProcessRun server =
                        ProcessRun.start(programs.iterations(contestant), errors("iterations-" + contestant));
                servers.put(contestant, server);
                for (IterationCase first : IterationCase.few()) {
                    time(server, first, lengths.firstWarmUp(), lengths.seconds());
                }
            }
            for (int repetition = 1; repetition <= repetitions; repetition++) {
                for (IterationCase iterationCase : cases) {
                    for (Contestant contestant : inTurn(Contestant.OF_ITERATIONS, repetition)) {
                        Map<String, Double> figures =
                                time(servers.get(contestant), iterationCase, lengths.warmUp(), lengths.seconds());
                        add(Part.ITERATIONS, iterationCase.toString(), contestant, repetition, figures, "");
                    }
                }
            }
            servers.values().forEach(ProcessRun::finish);
        } finally {
            servers.values().forEach(ProcessRun::close);
        }
    }

    private static Map<String, Double> time(
            ProcessRun server, IterationCase iterationCase, double warmUp, double seconds) {
        server.send("time " + iterationCase.words() + " " + warmUp + " " + seconds);
        String[] answer = server.receive().split(" ");
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Measurement.MEDIAN, Double.valueOf(answer[0]));
        figures.put(Measurement.MEAN, Double.valueOf(answer[1]));
        figures.put(Measurement.ITERATIONS, Double.valueOf(answer[2]));
        return figures;
    }

    private void memory(Contestant contestant) {
        IterationCase network = IterationCase.Kind.HP.usual();
        List<Integer> marks = (quick ? Lengths.QUICK : Lengths.FULL).marks();
        Map<String, Double> figures = new LinkedHashMap<>();
        try (ProcessRun server = ProcessRun.start(programs.iterations(contestant), errors("memory-" + contestant))) {
            StringBuilder command = new StringBuilder("grow " + network.words());
            marks.forEach(mark -> command.append(' ').append(mark));
            server.send(command.toString());
            for (int mark : marks) {
                server.receive();
                server.peakBytes().ifPresent(peak -> figures.put("after " + mark + " iterations", peak / MEGABYTE));
            }
            server.finish();
        }
        add(Part.MEMORY, network.toString(), contestant, 1, figures, "");
    }

    private Path errors(String process) {
        return folder.resolve("log").resolve(process + ".txt");
    }

    private void add(
            Part part, String what, Contestant contestant, int repetition, Map<String, Double> figures, String note) {
        measurements.add(new Measurement(part, what, contestant, repetition, figures, note));
        StringBuilder line = new StringBuilder(what + ", " + contestant.label() + ":");
        figures.forEach((name, value) -> line.append(String.format(Locale.ROOT, "  %.4g %s", value, name)));
        out.println(line + (note.isEmpty() ? "" : "  (" + note + ")"));
    }
}
