package io.kicktrain.training.model;

import io.kicktrain.training.recipe.ModelSpec;
import java.util.List;

/**
 * GPT-2 as Hugging Face's {@code transformers} names it. Its "Conv1D" matrices are [in, out],
 * unlike PyTorch's linear layers. Initial weights follow the GPT-2 paper: deviation 0.02, and 0.02
 * / sqrt(2 layers) where a block adds to the residual stream.
 */
final class Gpt2Layout {

  private static final double STD = 0.02;

  private Gpt2Layout() {}

  static List<ParameterSpec> tensors(ModelSpec.Gpt2 m) {
    LayoutBuilder layout = new LayoutBuilder();
    layout.normal("transformer.wte.weight", STD, m.vocabulary(), m.width());
    layout.normal("transformer.wpe.weight", STD, m.context(), m.width());
    for (int i = 0; i < m.layers(); i++) {
      block(layout, "transformer.h." + i, m);
    }
    norm(layout, "transformer.ln_f", m.width());
    return layout.tensors();
  }

  private static void block(LayoutBuilder layout, String name, ModelSpec.Gpt2 m) {
    long w = m.width();
    double residual = STD / Math.sqrt(2.0 * m.layers());
    norm(layout, name + ".ln_1", w);
    affine(layout, name + ".attn.c_attn", STD, w, 3 * w);
    affine(layout, name + ".attn.c_proj", residual, w, w);
    norm(layout, name + ".ln_2", w);
    affine(layout, name + ".mlp.c_fc", STD, w, 4 * w);
    affine(layout, name + ".mlp.c_proj", residual, 4 * w, w);
  }

  private static void affine(LayoutBuilder layout, String name, double std, long in, long out) {
    layout.normal(name + ".weight", std, in, out).zeros(name + ".bias", out);
  }

  private static void norm(LayoutBuilder layout, String name, long width) {
    layout.ones(name + ".weight", width).zeros(name + ".bias", width);
  }
}
