package io.kicktrain.worker.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lets a byte-level network write: a look at what it has learned. The same arguments give the same
 * text.
 */
public final class TextSampler {

  private static final long FILLER = ' ';

  private TextSampler() {}

  /**
   * Continues a text byte by byte.
   *
   * @param network a model whose first 256 tokens are the bytes
   * @param prompt what the text begins with; only its last {@code context} bytes are seen
   * @param bytes how many to write, at least 0
   * @param temperature 0 takes the most likely byte each time, 1 samples as the model believes
   * @param seed which of all possible texts
   * @return the continuation without the prompt; broken UTF-8 becomes the replacement character
   */
  public static String sample(
      Network network, String prompt, int bytes, double temperature, long seed) {
    if (!(temperature >= 0) || bytes < 0) {
      throw new IllegalArgumentException(
          "temperature and bytes must be at least 0: " + temperature + ", " + bytes);
    }
    SplittableRandom random = new SplittableRandom(seed);
    long[] window = opening(network, prompt.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    for (int i = 0; i < bytes; i++) {
      int next = choose(Arrays.copyOf(network.next(window), 256), temperature, random);
      written.write(next);
      window = slide(window, next, network.spec().context());
    }
    return written.toString(StandardCharsets.UTF_8);
  }

  /** A model that predicts only after a full context gets spaces in front of a short prompt. */
  private static long[] opening(Network network, byte[] prompt) {
    int context = network.spec().context();
    int seen = Math.min(prompt.length, context);
    int length = network.predictions() == 1 ? context : Math.max(1, seen);
    long[] window = new long[length];
    Arrays.fill(window, FILLER);
    for (int i = 0; i < seen; i++) {
      window[length - seen + i] = prompt[prompt.length - seen + i] & 0xff;
    }
    return window;
  }

  private static long[] slide(long[] window, int next, int context) {
    long[] moved =
        window.length < context
            ? Arrays.copyOf(window, window.length + 1)
            : Arrays.copyOfRange(window, 1, context + 1);
    moved[moved.length - 1] = next;
    return moved;
  }

  private static int choose(float[] scores, double temperature, SplittableRandom random) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    if (temperature == 0) {
      return best;
    }
    double[] weights = new double[scores.length];
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      weights[i] = Math.exp((scores[i] - scores[best]) / temperature);
      total += weights[i];
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return best;
  }
}
