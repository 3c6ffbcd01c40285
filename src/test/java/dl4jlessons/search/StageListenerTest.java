package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.training.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageListenerTest {
    private static final double EXACT = 1e-12;

    private final List<Double> advances = new ArrayList<>();
    private final SearchListener listener = SearchListener.on(
            new Progress.Stage() {
                @Override
                public void advance(double share) {
                    advances.add(share);
                }

                @Override
                public void close() {}
            },
            20);

    private void progress(int done, int total) {
        listener.progressed(new SearchProgress(done, total, Optional.empty()));
    }

    @Test
    void theBarMovesByTheShareOfRungsThatHaveEnded() {
        progress(0, 40);
        progress(1, 40);
        progress(11, 40);

        assertThat(advances).containsExactly(0.0, 0.5, 5.0);
    }

    @Test
    void theBarIsFullAtTheEndAlthoughDivergedTrialsMakeTheTotalSmaller() {
        progress(1, 40);
        progress(20, 30);
        progress(30, 30);

        assertThat(advances.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(20, within(EXACT));
    }
}
