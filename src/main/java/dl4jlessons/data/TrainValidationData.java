package dl4jlessons.data;

/**
 * What a hyperparameter may be tuned on. There is no way from here to the test examples.
 *
 * @param training fits weights and biases
 * @param validation compares hyperparameters
 */
public record TrainValidationData(Examples training, Examples validation) {}
