package dl4jlessons.runner;

import dl4jlessons.runtime.NumberText;
import dl4jlessons.training.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar with an estimate of the time left; as a few plain lines where there is no terminal. */
final class ProgressBars implements Progress {
    /** Steps of a bar for each task, so that the bar moves while a task is under way. */
    private static final int STEPS_PER_TASK = 1000;
    /** Without a terminal a line is printed each time this much more is done. */
    private static final double LINE_EVERY = 0.25;

    private static final int UPDATE_MILLIS = 200;

    private final PrintStream out;
    private final boolean terminal;

    ProgressBars(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public Stage begin(String what, int tasks) {
        String name = "  " + what + " (" + tasks + ")";
        return terminal ? bar(name, tasks) : lines(name, tasks);
    }

    private Stage bar(String name, int tasks) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax((long) tasks * STEPS_PER_TASK)
                .setUnit("", STEPS_PER_TASK)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(out, Terminal.width()))
                .build();
        return new Stage() {
            private double done;

            @Override
            public synchronized void advance(double share) {
                done += share * STEPS_PER_TASK;
                bar.stepTo(Math.round(done));
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    private Stage lines(String name, int tasks) {
        return new Stage() {
            private final long start = System.nanoTime();
            private double done;
            private double printed;

            @Override
            public synchronized void advance(double share) {
                done += share / tasks;
                // the last line comes from close
                if (done - printed >= LINE_EVERY && done < 1 - LINE_EVERY / 2) {
                    printed = done;
                    double left = seconds() / done * (1 - done);
                    out.println(name + ": " + NumberText.percent(done, 0) + ", about " + NumberText.decimals(left, 0)
                            + " s left");
                }
            }

            @Override
            public void close() {
                out.println(name + ": done in " + NumberText.decimals(seconds(), 1) + " s");
            }

            private double seconds() {
                return (System.nanoTime() - start) / 1e9;
            }
        };
    }
}
