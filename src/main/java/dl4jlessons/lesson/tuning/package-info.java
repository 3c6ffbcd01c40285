/**
 * Chapter three: hyperparameter tuning. Learning rate, weight decay, width and batch size are not learned by gradient
 * descent; somebody has to choose them, by trying. The lessons show why three sets of data are needed for that, how to
 * search with little prior knowledge and on a logarithmic scale, how to stop hopeless trials early, and how the test
 * data is used: last, and once.
 *
 * <p>Lessons 11 to 13 share one search ({@link dl4jlessons.lesson.tuning.LessonSearch#book}), which is trained by whichever
 * of them runs first and replayed from its journal by the others; their network is
 * {@link dl4jlessons.search.BookNetwork}. For each trial they also know what its finished network makes of thousands of
 * images that the search never saw: the measure of how good a choice really was. A study's folder is named by what is
 * searched, so that whoever edits one lesson leaves the others' studies alone.
 */
package dl4jlessons.lesson.tuning;
