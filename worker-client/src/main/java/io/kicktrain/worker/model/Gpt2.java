package io.kicktrain.worker.model;

import static io.kicktrain.worker.model.Functions.layerNorm;
import static io.kicktrain.worker.model.Functions.linear;
import static io.kicktrain.worker.model.Functions.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.kicktrain.training.recipe.ModelSpec;

/**
 * GPT-2 (Radford et al. 2019): learned positions, blocks that normalise first, tanh GELU, output
 * tied to the token table. Tensors have Hugging Face's names and shapes, so that a checkpoint loads
 * in {@code transformers} as it is.
 */
final class Gpt2 implements Architecture {

  private final ModelSpec.Gpt2 spec;

  Gpt2(ModelSpec.Gpt2 spec) {
    this.spec = spec;
  }

  @Override
  public int predictions() {
    return spec.context();
  }

  @Override
  public NDArray logits(Tensors weights, NDArray tokens) {
    long rows = tokens.getShape().get(0);
    long length = tokens.getShape().get(1);
    NDArray table = weights.get("transformer.wte.weight");
    NDArray positions = weights.get("transformer.wpe.weight");
    if (length < spec.context()) {
      positions = positions.get("0:" + length);
    }
    NDArray mask = causalMask(table.getManager(), (int) length);
    NDArray x =
        Functions.embedding(tokens, table).addi(positions).reshape(rows * length, spec.width());
    for (int layer = 0; layer < spec.layers(); layer++) {
      String at = "transformer.h." + layer + ".";
      x = x.add(attention(weights, at, x, mask, rows, length));
      x = x.add(feedForward(weights, at, x));
    }
    return normalise(weights, "transformer.ln_f", x).matMul(table.transpose());
  }

  private NDArray attention(
      Tensors weights, String at, NDArray x, NDArray mask, long rows, long length) {
    int heads = spec.heads();
    int size = spec.width() / heads;
    // One product for queries, keys and values, then [rows, 3 * heads, length, size] without a
    // copy.
    NDArray all =
        project(weights, at + "attn.c_attn", normalise(weights, at + "ln_1", x))
            .reshape(rows, length, 3L * heads, size)
            .transpose(0, 2, 1, 3);
    NDList parts = all.split(new long[] {heads, 2L * heads}, 1);
    NDArray queries = parts.get(0).mul(scalar(x.getManager(), 1 / Math.sqrt(size)));
    NDArray scores = queries.matMul(parts.get(1).transpose(0, 1, 3, 2)).addi(mask);
    NDArray mixed = scores.softmax(-1).matMul(parts.get(2));
    NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(rows * length, spec.width());
    return project(weights, at + "attn.c_proj", joined);
  }

  private static NDArray feedForward(Tensors weights, String at, NDArray x) {
    NDArray hidden = project(weights, at + "mlp.c_fc", normalise(weights, at + "ln_2", x));
    return project(weights, at + "mlp.c_proj", Functions.gelu(hidden));
  }

  private static NDArray project(Tensors weights, String name, NDArray x) {
    return linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
  }

  private static NDArray normalise(Tensors weights, String name, NDArray x) {
    return layerNorm(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
  }

  /** Zero where a position may look, minus infinity at all later ones. */
  private static NDArray causalMask(NDManager manager, int length) {
    float[] mask = new float[length * length];
    for (int row = 0; row < length; row++) {
      for (int column = row + 1; column < length; column++) {
        mask[row * length + column] = Float.NEGATIVE_INFINITY;
      }
    }
    return manager.create(mask, new Shape(length, length));
  }
}
