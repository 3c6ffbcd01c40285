/**
 * Reading data through DataVec, checking it, and splitting it: images ({@link dl4jlessons.data.ImageFolder}) or the user's
 * own table ({@link dl4jlessons.data.CsvTable}) become {@link dl4jlessons.data.Examples}, a {@link
 * dl4jlessons.data.Split} draws training, validation and test examples from them, and only then a {@link
 * dl4jlessons.data.Normalizer} is fitted, on the training examples.
 */
package dl4jlessons.data;
