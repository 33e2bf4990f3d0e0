package io.kicktrain.worker.model;

import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.ParameterSpec;
import java.util.HashMap;
import java.util.Map;

/** A model once more, written down straightforwardly in double precision, one window at a time. */
abstract class Reference {

  private final Map<String, ParameterSpec> specs = new HashMap<>();
  private double[] theta = new double[0];

  Reference(ModelLayout layout) {
    layout.tensors().forEach(spec -> specs.put(spec.name(), spec));
  }

  /** Mean loss in nats per predicted token of windows of context + 1 tokens. */
  final double loss(double[] parameters, long[][] windows) {
    theta = parameters;
    double sum = 0;
    int count = 0;
    for (long[] window : windows) {
      double[][] logits = logits(window, window.length - 1);
      for (int i = 0; i < logits.length; i++) {
        sum -= logProbability(logits[i], (int) window[window.length - logits.length + i]);
        count++;
      }
    }
    return sum / count;
  }

  /** Scores after the first {@code length} tokens of a window, one row per prediction. */
  abstract double[][] logits(long[] window, int length);

  final double at(String tensor, long index) {
    return theta[(int) (specs.get(tensor).offset() + index)];
  }

  /** x W + b; W is [in, out] when {@code inFirst}, otherwise [out, in]. */
  final double[] affine(double[] x, String name, int out, boolean inFirst) {
    double[] y = new double[out];
    for (int o = 0; o < out; o++) {
      y[o] = at(name + ".bias", o);
      for (int i = 0; i < x.length; i++) {
        long index = inFirst ? (long) i * out + o : (long) o * x.length + i;
        y[o] += x[i] * at(name + ".weight", index);
      }
    }
    return y;
  }

  final double[] layerNorm(double[] x, String name) {
    double mean = 0;
    double variance = 0;
    for (double v : x) {
      mean += v / x.length;
    }
    for (double v : x) {
      variance += (v - mean) * (v - mean) / x.length;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double z = (x[i] - mean) / Math.sqrt(variance + 1e-5);
      y[i] = z * at(name + ".weight", i) + at(name + ".bias", i);
    }
    return y;
  }

  static double gelu(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < a.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static double logProbability(double[] logits, int target) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - logits[target]);
    }
    return -Math.log(sum);
  }
}
