package io.kicktrain.worker.model;

import static io.kicktrain.worker.model.Functions.layerNorm;
import static io.kicktrain.worker.model.Functions.linear;

import ai.djl.ndarray.NDArray;
import io.kicktrain.training.recipe.ModelSpec;

/**
 * GPT-2 (Radford et al. 2019): learned positions, blocks that normalise first, tanh GELU, output
 * tied to the token table. Tensors have Hugging Face's names and shapes, so that a checkpoint loads
 * in {@code transformers} as it is.
 */
final class Gpt2 implements Architecture {

  private final ModelSpec.Gpt2 spec;
  private final Kernels kernels;

  Gpt2(ModelSpec.Gpt2 spec, Kernels kernels) {
    this.spec = spec;
    this.kernels = kernels;
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
    NDArray x =
        Functions.embedding(tokens, table).addi(positions).reshape(rows * length, spec.width());
    for (int layer = 0; layer < spec.layers(); layer++) {
      String at = "transformer.h." + layer + ".";
      x = x.add(attention(weights, at, x, rows, length));
      x = x.add(feedForward(weights, at, x));
    }
    return normalise(weights, "transformer.ln_f", x).matMul(table.transpose());
  }

  private NDArray attention(Tensors weights, String at, NDArray x, long rows, long length) {
    int heads = spec.heads();
    int size = spec.width() / heads;
    NDArray all =
        project(weights, at + "attn.c_attn", normalise(weights, at + "ln_1", x))
            .reshape(rows, length, 3L * heads, size);
    NDArray mixed = kernels.attention(all);
    NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(rows * length, spec.width());
    return project(weights, at + "attn.c_proj", joined);
  }

  private NDArray feedForward(Tensors weights, String at, NDArray x) {
    NDArray hidden = project(weights, at + "mlp.c_fc", normalise(weights, at + "ln_2", x));
    return project(weights, at + "mlp.c_proj", kernels.gelu(hidden));
  }

  private static NDArray project(Tensors weights, String name, NDArray x) {
    return linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
  }

  private static NDArray normalise(Tensors weights, String name, NDArray x) {
    return layerNorm(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
  }
}
