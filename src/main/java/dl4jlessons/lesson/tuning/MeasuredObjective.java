package dl4jlessons.lesson.tuning;

import dl4jlessons.data.TuningData;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.Objective;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTask;
import dl4jlessons.search.SearchSpace;
import java.io.IOException;

/** Trains networks for a search, and measures those that are finished on images that the search knows nothing of. */
final class MeasuredObjective implements Objective {
    private final NetworkObjective networks;
    private final UnseenImages unseen;

    MeasuredObjective(NetworkObjective networks, UnseenImages unseen) {
        this.networks = networks.whenComplete(unseen::measure);
        this.unseen = unseen;
    }

    @Override
    public RungResult train(TuningData data, RungTask task) throws IOException {
        return networks.train(data, task);
    }

    @Override
    public String fingerprint(SearchSpace space) {
        return networks.fingerprint(space) + ", measured on " + unseen.images().size() + " other images";
    }
}
