package io.kicktrain.training.recipe;

import io.kicktrain.codec.CodecSettings;
import java.util.Optional;

/**
 * How a round's delta is compressed.
 *
 * @param settings what is selected of each block, and how it is written
 * @param dense tensors that are sent whole
 */
public record DeltaSpec(CodecSettings settings, Optional<DenseSpec> dense) {}
