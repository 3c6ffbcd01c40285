package dl4jlessons.search;

import dl4jlessons.training.Progress;

/** Moves a progress bar as far as a search has come. */
final class StageListener implements SearchListener {
    private final Progress.Stage stage;
    private final int tasks;
    private double shown;

    StageListener(Progress.Stage stage, int tasks) {
        this.stage = stage;
        this.tasks = tasks;
    }

    @Override
    public void progressed(SearchProgress progress) {
        double done = (double) tasks * progress.done() / progress.total();
        stage.advance(done - shown);
        shown = done;
    }
}
