package dl4jlessons;

import dl4jlessons.experiment.Lesson;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustness;
import dl4jlessons.lesson.batchnorm.BatchNormLearningRate;
import dl4jlessons.lesson.batchnorm.BatchNormRegularization;
import dl4jlessons.lesson.batchnorm.BatchNormTransform;
import dl4jlessons.lesson.batchnorm.Optimizers;
import dl4jlessons.lesson.initialization.ActivationDistributions;
import dl4jlessons.lesson.initialization.FirstNetwork;
import dl4jlessons.lesson.initialization.InitializationComparison;
import dl4jlessons.lesson.initialization.ReadingTheDashboard;
import dl4jlessons.lesson.initialization.VanishingGradients;
import dl4jlessons.lesson.initialization.ZeroInitialization;
import dl4jlessons.lesson.tuning.FinalEvaluation;
import dl4jlessons.lesson.tuning.HalvingSearch;
import dl4jlessons.lesson.tuning.RandomSearch;
import dl4jlessons.lesson.tuning.ThreeWaySplit;
import dl4jlessons.runner.Suggestion;
import dl4jlessons.runtime.UserException;
import java.util.List;

/** The lessons in the order of the course. A new lesson is added here and nowhere else. */
public final class Lessons {
    private Lessons() {}

    public static List<Lesson> all() {
        return List.of(
                new FirstNetwork(),
                new ZeroInitialization(),
                new ActivationDistributions(),
                new VanishingGradients(),
                new InitializationComparison(),
                new ReadingTheDashboard(),
                new BatchNormTransform(),
                new BatchNormLearningRate(),
                new BatchNormInitRobustness(),
                new BatchNormRegularization(),
                new Optimizers(),
                new ThreeWaySplit(),
                new RandomSearch(),
                new HalvingSearch(),
                new FinalEvaluation());
    }

    /**
     * Finds a lesson by its number or its class name, upper or lower case.
     *
     * @throws UserException if there is none; the message suggests the most similar name
     */
    public static Lesson find(String numberOrName) {
        return all().stream()
                .filter(lesson -> String.valueOf(lesson.card().number()).equals(numberOrName)
                        || lesson.name().equalsIgnoreCase(numberOrName))
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage("There is no lesson \"" + numberOrName + "\"; did you mean "
                        + Suggestion.mostSimilar(
                                numberOrName, all().stream().map(Lesson::name).toList())
                        + "? \"list\" shows all lessons."));
    }
}
