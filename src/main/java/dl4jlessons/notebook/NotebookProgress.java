package dl4jlessons.notebook;

import dl4jlessons.training.Progress;
import java.io.PrintStream;

/** Progress as one line that overwrites itself. What remains of it holds no time, so that outputs are the same each run. */
final class NotebookProgress implements Progress {
    private final PrintStream out;

    NotebookProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public Stage begin(String what, int tasks) {
        return new Stage() {
            private double done;
            private int printedPercent;

            @Override
            public synchronized void advance(double share) {
                done += share;
                int percent = (int) Math.floor(100 * done / tasks);
                if (percent > printedPercent && percent < 100) {
                    printedPercent = percent;
                    out.print("\r" + what + " (" + tasks + "): " + percent + " %   ");
                    out.flush();
                }
            }

            @Override
            public synchronized void close() {
                out.println("\r" + what + " (" + tasks + "): done   ");
            }
        };
    }
}
