package dl4jlessons.tuner;

import dl4jlessons.result.CellText;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runner.Terminal;
import dl4jlessons.search.RankedTrial;
import dl4jlessons.search.SearchListener;
import dl4jlessons.search.SearchProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a search has come, with the best trial so far; as a few plain lines where there is no terminal. */
final class SearchProgressBar implements SearchListener, AutoCloseable {
    private static final int UPDATE_MILLIS = 200;
    /** Without a terminal a line is printed each time this much more is done. */
    private static final double LINE_EVERY = 0.1;

    private final PrintWriter out;
    private final boolean terminal;
    private Optional<ProgressBar> bar = Optional.empty();
    private double printed;

    SearchProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void progressed(SearchProgress progress) {
        if (terminal) {
            draw(progress);
        } else {
            print(progress);
        }
    }

    /** Above the bar. */
    @Override
    public synchronized void warned(String sentence) {
        SearchListener.super.warned(sentence);
        close();
        out.println(sentence);
    }

    private void draw(SearchProgress progress) {
        if (bar.isEmpty()) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("  trials")
                    .setInitialMax(progress.total())
                    // what an earlier run has done says nothing about the time left
                    .startsFrom(progress.done(), Duration.ZERO)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(Terminal.out(), Terminal.width()))
                    .build());
        }
        bar.get().maxHint(progress.total());
        bar.get().stepTo(progress.done());
        bar.get().setExtraMessage(progress.best().map(SearchProgressBar::text).orElse(""));
    }

    private void print(SearchProgress progress) {
        double share = (double) progress.done() / progress.total();
        if (share - printed >= LINE_EVERY || progress.done() == progress.total()) {
            printed = share;
            out.printf(
                    Locale.ROOT,
                    "  %d of %d %s%n",
                    progress.done(),
                    progress.total(),
                    progress.best().map(SearchProgressBar::text).orElse(""));
        }
    }

    /** With the epochs: a pruner compares the trials that it trains longer, so that the best accuracy can fall. */
    private static String text(RankedTrial best) {
        return " best " + CellText.number(best.accuracy(), Format.DECIMAL) + " (trial "
                + best.trial().number() + ", epoch " + best.trial().epochs() + ")";
    }

    /** Leaves what was drawn on the screen. */
    @Override
    public synchronized void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
