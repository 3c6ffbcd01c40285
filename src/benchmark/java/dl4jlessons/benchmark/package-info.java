/**
 * How fast training is: Deeplearning4j as it comes, with this project's settings, and with its fused network, against
 * their matrix products alone and PyTorch. {@code mvn -Pbenchmark} runs it.
 */
package dl4jlessons.benchmark;
