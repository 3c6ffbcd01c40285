package dl4jlessons;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dl4jlessons.experiment.Lesson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What no single class can show: which way packages point, and habits that hold everywhere. */
@AnalyzeClasses(packages = "dl4jlessons", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** From the top of the design down; a package uses only what stands below it. */
    static final List<String> PACKAGES = List.of(
            "dl4jlessons",
            // compiled with the profile of this name only
            "dl4jlessons.spark..",
            "dl4jlessons.notebook..",
            "dl4jlessons.lesson..",
            "dl4jlessons.tuner..",
            "dl4jlessons.runner..",
            "dl4jlessons.report..",
            "dl4jlessons.plot..",
            "dl4jlessons.dashboard..",
            "dl4jlessons.words..",
            "dl4jlessons.study..",
            "dl4jlessons.experiment..",
            "dl4jlessons.result..",
            "dl4jlessons.search..",
            "dl4jlessons.training..",
            "dl4jlessons.fused..",
            "dl4jlessons.data..",
            "dl4jlessons.runtime..");
    /** What a person at a terminal or in a notebook starts, or what talks to one. */
    private static final DescribedPredicate<JavaClass> COMMAND_LINE = resideInAnyPackage(
            "dl4jlessons",
            "dl4jlessons.spark..",
            "dl4jlessons.notebook..",
            "dl4jlessons.tuner..",
            "dl4jlessons.runner..",
            "dl4jlessons.dashboard..");
    /** Methods of Nd4j that draw numbers and could be handed a seed or a generator. */
    private static final Set<String> DRAWS = Set.of("rand", "randn", "randomBernoulli", "randomExponential", "choice");

    @ArchTest
    static final ArchRule everyPackageIsPartOfTheDesign =
            classes().should().resideInAnyPackage(PACKAGES.toArray(String[]::new));

    @ArchTest
    static final ArchRule packagesPointDownwardsOnly = pointDownwards();

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule lessonsAreFinal = classes()
            .that()
            .areAssignableTo(Lesson.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould(haveMain());

    /** A lesson uses its charts and readings, and they do not look back. */
    @ArchTest
    static final ArchRule chartsAndReadingsDoNotUseTheirLesson = noClasses()
            .that()
            .resideInAPackage("dl4jlessons.lesson..")
            .and()
            .haveNameMatching(".*(Charts|Readings)(\\$.*)?")
            .should()
            .dependOnClassesThat(describe("a lesson or a part of one", ArchitectureTest::isPartOfALesson));

    @ArchTest
    static final ArchRule nothingIsShuffledWithoutASeed = noClasses()
            .should()
            .callMethodWhere(describe("a shuffle without a seed", ArchitectureTest::shufflesWithoutSeed));

    @ArchTest
    static final ArchRule nothingIsDrawnWithoutASeed = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ThreadLocalRandom.class.getName());

    @ArchTest
    static final ArchRule whoDrawsFromNd4jSeedsItsGenerator = classes()
            .that(describe("call Nd4j to draw numbers", ArchitectureTest::drawsFromNd4j))
            .and()
            .areNotAssignableTo(
                    IWeightInit.class) // DL4J seeds the generator before it asks them for a network's weights
            .should(seedNd4j())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCommandLineUsesTheTerminal =
            noClasses().that(DescribedPredicate.not(COMMAND_LINE)).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyTheCommandLineEndsTheProcess = noClasses()
            .that(DescribedPredicate.not(COMMAND_LINE))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    private static ArchRule pointDownwards() {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 1; i < PACKAGES.size(); i++) {
            String[] above = PACKAGES.subList(0, i).toArray(String[]::new);
            rules.add(noClasses()
                    .that()
                    .resideInAPackage(PACKAGES.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules);
    }

    private static ArchCondition<JavaClass> haveMain() {
        return new ArchCondition<>("have a main method") {
            @Override
            public void check(JavaClass lesson, ConditionEvents events) {
                boolean hasMain = lesson.tryGetMethod("main", String[].class)
                        .filter(main ->
                                main.getModifiers().containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC)))
                        .isPresent();
                events.add(new SimpleConditionEvent(lesson, hasMain, lesson.getName() + ": main is there: " + hasMain));
            }
        };
    }

    private static ArchCondition<JavaClass> seedNd4j() {
        return new ArchCondition<>("set the seed of ND4J's generator") {
            @Override
            public void check(JavaClass drawing, ConditionEvents events) {
                boolean seeds = drawing.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> isA(call, org.nd4j.linalg.api.rng.Random.class)
                                && call.getName().equals("setSeed"));
                events.add(new SimpleConditionEvent(drawing, seeds, drawing.getName() + ": sets the seed: " + seeds));
            }
        };
    }

    private static boolean shufflesWithoutSeed(JavaCall<?> call) {
        if (!call.getName().equals("shuffle")) {
            return false;
        }
        List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
        return (isA(call, DataSet.class) && parameters.isEmpty())
                || (isA(call, Collections.class) && parameters.size() == 1)
                || (isA(call, Nd4j.class) && parameters.stream().noneMatch(type -> type.isEquivalentTo(Random.class)));
    }

    private static boolean drawsFromNd4j(JavaClass drawing) {
        return drawing.getMethodCallsFromSelf().stream()
                .anyMatch(call -> isA(call, Nd4j.class) && DRAWS.contains(call.getName()));
    }

    private static boolean isPartOfALesson(JavaClass part) {
        return part.isAssignableTo(Lesson.class)
                || part.getEnclosingClass()
                        .filter(ArchitectureTest::isPartOfALesson)
                        .isPresent();
    }

    private static boolean isA(JavaCall<?> call, Class<?> owner) {
        return call.getTargetOwner().isAssignableTo(owner);
    }
}
