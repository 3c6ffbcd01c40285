package dl4jlessons.benchmark;

import dl4jlessons.benchmark.Measurement.Part;
import dl4jlessons.benchmark.Results.Ratio;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Results as tables for people. */
record Tables(Results results) {
    private static final String NOT_MEASURED = "–";

    /** Who is divided by whom, where both were measured. */
    private record Comparison(Contestant numerator, Contestant denominator) {
        static final List<Comparison> OF_JOBS = List.of(
                new Comparison(Contestant.FUSED_2, Contestant.PRODUCTS_2),
                new Comparison(Contestant.FUSED_2, Contestant.TORCH_1),
                new Comparison(Contestant.FUSED_2, Contestant.TORCH),
                new Comparison(Contestant.FUSED_2, Contestant.TORCH_PAIR),
                new Comparison(Contestant.FUSED_1, Contestant.TORCH_1),
                new Comparison(Contestant.STOCK, Contestant.FUSED_2),
                new Comparison(Contestant.TUNED_2, Contestant.FUSED_2));
        static final List<Comparison> OF_ITERATIONS = List.of(
                new Comparison(Contestant.FUSED_1, Contestant.PRODUCTS_1),
                new Comparison(Contestant.FUSED_1, Contestant.TORCH_1),
                new Comparison(Contestant.FUSED_2, Contestant.FUSED_1),
                new Comparison(Contestant.STOCK, Contestant.FUSED_1),
                new Comparison(Contestant.TUNED_1, Contestant.FUSED_1));

        String label() {
            return numerator.label() + " : " + denominator.label();
        }
    }

    /** All tables for which something was measured. */
    List<Table> all() {
        List<Table> tables = new ArrayList<>();
        if (measured(Part.JOBS)) {
            tables.add(byContestant(
                    Part.JOBS,
                    Measurement.SECONDS,
                    "Whole processes: seconds from start to end, medians",
                    Format.SECONDS));
            tables.add(byContestant(
                    Part.JOBS,
                    Measurement.PEAK,
                    "Whole processes: peak memory in MB (resident set; both processes of a pair), medians",
                    Format.COUNT));
            tables.add(ratiosInRows(
                    "Whole processes: ratios of seconds, each within one repetition: median (smallest–largest)"));
        }
        if (measured(Part.ITERATIONS)) {
            tables.add(iterations());
            tables.add(ratiosInColumns("Single iterations: ratios, each within one repetition: median"));
        }
        if (measured(Part.MEMORY)) {
            tables.add(memory());
        }
        return tables;
    }

    private boolean measured(Part part) {
        return !results.contestants(part).isEmpty();
    }

    private Table byContestant(Part part, String figure, String title, Format format) {
        List<String> what = results.what(part);
        List<Column> columns = new ArrayList<>(List.of(Column.text("program")));
        what.forEach(one -> columns.add(Column.of(one, format)));
        Table.Builder table = Table.of(figure, title, "", columns.toArray(Column[]::new));
        for (Contestant contestant : results.contestants(part)) {
            List<Object> row = new ArrayList<>(List.of(contestant.label()));
            what.forEach(one -> row.add(cell(results.median(part, one, contestant, figure))));
            table.row(row);
        }
        return table.build();
    }

    private Table ratiosInRows(String title) {
        List<String> what = results.what(Part.JOBS);
        List<Column> columns = new ArrayList<>(List.of(Column.text("ratio")));
        what.forEach(one -> columns.add(Column.text(one)));
        Table.Builder table = Table.of("job-ratios", title, "", columns.toArray(Column[]::new));
        for (Comparison comparison : compared(Part.JOBS, Comparison.OF_JOBS)) {
            List<Object> row = new ArrayList<>(List.of(comparison.label()));
            what.forEach(one -> row.add(ratio(Part.JOBS, one, comparison, Measurement.SECONDS)
                    .map(Tables::withRange)
                    .orElse(NOT_MEASURED)));
            table.row(row);
        }
        return table.build();
    }

    private Table iterations() {
        List<Contestant> contestants = results.contestants(Part.ITERATIONS);
        List<Column> columns = new ArrayList<>(List.of(Column.text("network")));
        contestants.forEach(contestant -> columns.add(Column.of(contestant.label(), Format.COUNT)));
        Table.Builder table = Table.of(
                "iterations",
                "Single iterations: microseconds, medians (2 workers: of two networks at once, time divided by two)",
                "",
                columns.toArray(Column[]::new));
        for (String what : results.what(Part.ITERATIONS)) {
            List<Object> row = new ArrayList<>(List.of(what));
            contestants.forEach(
                    contestant -> row.add(cell(results.median(Part.ITERATIONS, what, contestant, Measurement.MEDIAN))));
            table.row(row);
        }
        return table.build();
    }

    private Table ratiosInColumns(String title) {
        List<Comparison> comparisons = compared(Part.ITERATIONS, Comparison.OF_ITERATIONS);
        List<Column> columns = new ArrayList<>(List.of(Column.text("network")));
        comparisons.forEach(comparison -> columns.add(Column.of(comparison.label(), Format.SCIENTIFIC)));
        Table.Builder table = Table.of("iteration-ratios", title, "", columns.toArray(Column[]::new));
        for (String what : results.what(Part.ITERATIONS)) {
            List<Object> row = new ArrayList<>(List.of(what));
            comparisons.forEach(comparison -> row.add(cell(
                    ratio(Part.ITERATIONS, what, comparison, Measurement.MEDIAN).map(Ratio::medianOfPairs))));
            table.row(row);
        }
        return table.build();
    }

    private Table memory() {
        List<String> marks = results.measurements().stream()
                .filter(m -> m.part() == Part.MEMORY)
                .flatMap(m -> m.figures().keySet().stream())
                .distinct()
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("program")));
        marks.forEach(mark -> columns.add(Column.of(mark, Format.COUNT)));
        Table.Builder table = Table.of(
                "memory",
                "Growing memory: peak in MB while one network is trained",
                "",
                columns.toArray(Column[]::new));
        for (Contestant contestant : results.contestants(Part.MEMORY)) {
            List<Object> row = new ArrayList<>(List.of(contestant.label()));
            for (String mark : marks) {
                row.add(cell(
                        results.median(Part.MEMORY, results.what(Part.MEMORY).get(0), contestant, mark)));
            }
            table.row(row);
        }
        return table.build();
    }

    private List<Comparison> compared(Part part, List<Comparison> comparisons) {
        List<Contestant> contestants = results.contestants(part);
        return comparisons.stream()
                .filter(c -> contestants.contains(c.numerator()) && contestants.contains(c.denominator()))
                .toList();
    }

    private Optional<Ratio> ratio(Part part, String what, Comparison comparison, String figure) {
        return results.ratio(part, what, comparison.numerator(), comparison.denominator(), figure);
    }

    private static Object cell(Optional<Double> figure) {
        return figure.<Object>map(value -> value).orElse(NOT_MEASURED);
    }

    private static String withRange(Ratio ratio) {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.medianOfPairs(), ratio.smallest(), ratio.largest());
    }
}
