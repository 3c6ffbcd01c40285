package dl4jlessons.lesson.tuning;

import java.util.List;

/**
 * What a search cost that was put together from the trials of another one, and what it found.
 *
 * @param epochs that its trials would have been trained together
 * @param accuracy of its winner on unseen images
 */
record Replay(double epochs, double accuracy) {
    static Replay mean(List<Replay> replays) {
        return new Replay(
                replays.stream().mapToDouble(Replay::epochs).average().orElseThrow(),
                replays.stream().mapToDouble(Replay::accuracy).average().orElseThrow());
    }
}
