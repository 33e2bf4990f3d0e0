package io.kicktrain.worker.state;

import io.kicktrain.codec.vector.ParameterVector;

/**
 * Weights that were on disk and are whole.
 *
 * @param round the round that opened with them
 * @param weights the weights
 */
public record SavedWeights(int round, ParameterVector weights) {}
