package dl4jlessons.tuner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dl4jlessons.data.ThreeSets;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.ObjectiveRecipe;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * All that the command line was told about a study. It is kept in the study's folder, so that the winner can be trained
 * again without being told a second time.
 *
 * @param data where the examples come from
 * @param training how many examples fit the weights
 * @param validation how many examples compare the trials
 * @param space the hyperparameters and the networks they make
 * @param sampler how trials are chosen
 * @param levels of each hyperparameter, if the sampler is a grid
 * @param pruner how far trials are trained
 * @param epochs of a complete trial
 * @param seed of the split and of the search
 * @param step does the iterations
 */
record SearchSettings(
        DataSource data,
        int training,
        int validation,
        ReadyMadeSpace space,
        SamplerKind sampler,
        int levels,
        PrunerKind pruner,
        int epochs,
        long seed,
        TrainingStep step) {
    private static final String FILE = "search.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What a search is made of, ready to run.
     *
     * @param recipe of the objective, for other machines
     */
    record Prepared(StudyPlan plan, NetworkObjective objective, ObjectiveRecipe recipe, ThreeSets data) {}

    /**
     * Splits the examples and sets the search up.
     *
     * @param pool what {@link #data} loads
     */
    Prepared prepare(ExamplePool pool) {
        ThreeSets sets = pool.split(seed, training, validation);
        StudyPlan plan = StudyPlan.randomSearch(space.space(sets.tuning()), seed, epochs)
                .with(sampler.sampler(levels))
                .with(pruner.pruner(epochs));
        NetworkRecipe recipe = new NetworkRecipe(space, step);
        return new Prepared(plan, recipe.objective(sets.tuning()), recipe, sets);
    }

    /** Keeps the settings in the folder of their study. */
    void write(Path study) {
        try {
            AtomicFile.write(study.resolve(FILE), JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are plain data", e);
        }
    }

    /**
     * For a folder in which a study is to be begun or resumed.
     *
     * @throws UserException if a study was begun there and its journal was lost: to begin it anew without a word could use
     *     its test data twice
     */
    static void refuseLostJournal(Path study) {
        if (Files.exists(study.resolve(FILE)) && Study.find(study).isEmpty()) {
            throw UserException.failed("A study was begun in " + study + ", but its journal is gone or empty: restore "
                    + study.resolve(Study.JOURNAL) + " from a copy, or begin a new study in another folder.");
        }
    }

    /**
     * The settings of a study.
     *
     * @throws UserException if the folder holds none, as that of a lesson's study, or if they are damaged
     */
    static SearchSettings read(Path study) {
        Path file = study.resolve(FILE);
        try {
            SearchSettings settings = JSON.readValue(Files.readString(file), SearchSettings.class);
            if (settings == null) {
                throw new IOException("no settings in it");
            }
            return settings;
        } catch (NoSuchFileException e) {
            throw UserException.failed(
                    "There is no " + FILE + " in " + study
                            + ", which says where the data is: it belongs to studies of \"search run\", which writes it again.");
        } catch (IOException e) {
            String why = e instanceof JsonProcessingException ? "it is damaged" : AtomicFile.reason(e);
            throw UserException.failed("Cannot read " + file + " (" + why + "): \"search run\" writes it again.", e);
        }
    }
}
