package io.kicktrain.worker.model;

import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.Arrays;

/** GPT-2 as the paper and Hugging Face's {@code modeling_gpt2.py} have it. */
final class ReferenceGpt2 extends Reference {

  private final ModelSpec.Gpt2 spec;

  ReferenceGpt2(ModelSpec.Gpt2 spec) {
    super(ModelLayout.of(spec));
    this.spec = spec;
  }

  @Override
  double[][] logits(long[] window, int length) {
    double[][] x = new double[length][spec.width()];
    for (int t = 0; t < length; t++) {
      for (int c = 0; c < spec.width(); c++) {
        x[t][c] =
            at("transformer.wte.weight", window[t] * spec.width() + c)
                + at("transformer.wpe.weight", (long) t * spec.width() + c);
      }
    }
    for (int layer = 0; layer < spec.layers(); layer++) {
      block("transformer.h." + layer, x);
    }
    return Arrays.stream(x).map(this::scores).toArray(double[][]::new);
  }

  private double[] scores(double[] x) {
    double[] last = layerNorm(x, "transformer.ln_f");
    double[] scores = new double[spec.vocabulary()];
    for (int token = 0; token < scores.length; token++) {
      for (int c = 0; c < last.length; c++) {
        scores[token] += last[c] * at("transformer.wte.weight", (long) token * last.length + c);
      }
    }
    return scores;
  }

  private void block(String at, double[][] x) {
    int width = spec.width();
    double[][] qkv = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      qkv[t] = affine(layerNorm(x[t], at + ".ln_1"), at + ".attn.c_attn", 3 * width, true);
    }
    for (int t = 0; t < x.length; t++) {
      x[t] = plus(x[t], affine(mix(qkv, t), at + ".attn.c_proj", width, true));
      double[] hidden = affine(layerNorm(x[t], at + ".ln_2"), at + ".mlp.c_fc", 4 * width, true);
      double[] active = Arrays.stream(hidden).map(Reference::gelu).toArray();
      x[t] = plus(x[t], affine(active, at + ".mlp.c_proj", width, true));
    }
  }

  /** What position t reads from itself and the ones before it. */
  private double[] mix(double[][] qkv, int t) {
    int width = spec.width();
    int size = width / spec.heads();
    double[] mixed = new double[width];
    for (int head = 0; head < width; head += size) {
      double[] weight = new double[t + 1];
      for (int s = 0; s <= t; s++) {
        for (int c = head; c < head + size; c++) {
          weight[s] += qkv[t][c] * qkv[s][width + c] / Math.sqrt(size);
        }
      }
      double total = Arrays.stream(weight).map(Math::exp).sum();
      for (int s = 0; s <= t; s++) {
        for (int c = head; c < head + size; c++) {
          mixed[c] += Math.exp(weight[s]) / total * qkv[s][2 * width + c];
        }
      }
    }
    return mixed;
  }
}
