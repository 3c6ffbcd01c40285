package dl4jlessons.lesson.tuning;

import dl4jlessons.experiment.Settings;

/**
 * How large a search is.
 *
 * @param trials points of the search space
 * @param epochs of a complete trial
 * @param training images that fit the weights
 * @param validation images that compare the trials
 * @param unseen images that neither fit nor compare anything, for measuring how good the trials really are
 */
record SearchSizes(int trials, int epochs, int training, int validation, int unseen) {
    /** The book's images and trials; the epochs come out even where lesson 13 goes on to three times as many. */
    static final SearchSizes STANDARD = new SearchSizes(100, 27, 400, 100, 10_000);
    /** The book's search (Deep Learning from Scratch, section 6.5.3). */
    static final SearchSizes FULL = new SearchSizes(100, 50, 400, 100, 20_000);

    SearchSizes withTrials(int other) {
        return new SearchSizes(other, epochs, training, validation, unseen);
    }

    SearchSizes withEpochs(int other) {
        return new SearchSizes(trials, other, training, validation, unseen);
    }

    /** Networks whose width is searched, and the images, such as {@code 784-w×6-10 ReLU, He, SGD, 400 + 100 images}. */
    String setup(Settings settings, int hiddenLayers) {
        return settings.images().training().width() + "-w×" + hiddenLayers + "-"
                + settings.images().training().classes() + " ReLU, He, SGD, " + training + " + " + validation
                + " images";
    }
}
