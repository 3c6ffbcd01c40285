package dl4jlessons.tuner;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.StandardNetwork;
import java.util.Locale;

/** The networks that the command line can search, with their spaces and the sizes that suit them. */
enum ReadyMadeSpace {
    /** All hyperparameters that matter for a small network. */
    STANDARD(20, 2000, 1000, true) {
        @Override
        SearchSpace space(TrainValidationData data) {
            return StandardNetwork.space(data.training().size());
        }

        @Override
        NetworkObjective objective(Examples examples) {
            return new NetworkObjective(
                    new StandardNetwork(examples.width(), examples.classes()), StandardNetwork::batchSize);
        }
    },
    /** The textbook's search for learning rate and weight decay. */
    BOOK(BookNetwork.EPOCHS, BookNetwork.TRAINING_EXAMPLES, BookNetwork.VALIDATION_EXAMPLES, false) {
        @Override
        SearchSpace space(TrainValidationData data) {
            return BookNetwork.SPACE;
        }

        @Override
        NetworkObjective objective(Examples examples) {
            return new NetworkObjective(
                    new BookNetwork(examples.width(), examples.classes()),
                    Math.min(BookNetwork.BATCH_SIZE, examples.size()));
        }
    };

    private final int epochs;
    private final int trainingExamples;
    private final int validationExamples;
    private final boolean wholeTables;

    ReadyMadeSpace(int epochs, int trainingExamples, int validationExamples, boolean wholeTables) {
        this.epochs = epochs;
        this.trainingExamples = trainingExamples;
        this.validationExamples = validationExamples;
        this.wholeTables = wholeTables;
    }

    /** Of a complete trial, unless other epochs are asked for. */
    int epochs() {
        return epochs;
    }

    /**
     * Three quarters of what there is; of images, of which there are many, no more than a search needs, and for the
     * textbook's search never more than the textbook has.
     */
    int trainingExamples(ExamplePool pool) {
        int most = Math.max(1, pool.available() - pool.available() / 4);
        return takesAll(pool) ? most : Math.min(trainingExamples, most);
    }

    /** The fourth quarter; likewise. */
    int validationExamples(ExamplePool pool) {
        int most = Math.max(1, pool.available() / 4);
        return takesAll(pool) ? most : Math.min(validationExamples, most);
    }

    private boolean takesAll(ExamplePool pool) {
        return wholeTables && pool.ownTest().isEmpty();
    }

    abstract SearchSpace space(TrainValidationData data);

    /** @param examples the training examples */
    abstract NetworkObjective objective(Examples examples);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
