package io.kicktrain.training.recipe;

import java.math.BigInteger;
import java.util.List;

/** What is trained, as instructions. JSON member {@code kind} tells the forms apart. */
public sealed interface ModelSpec permits ModelSpec.Gpt2, ModelSpec.Sequential {

  /** Most parameters a model may have: 2^31 - 1. */
  long MAX_PARAMETERS = Integer.MAX_VALUE;

  /** Most tokens a model may see at once. */
  int MAX_CONTEXT = 8192;

  /** Most different tokens. */
  int MAX_VOCABULARY = 1 << 17;

  /** Most layers, or transformer blocks. */
  int MAX_LAYERS = 256;

  /** Widest layer. */
  int MAX_WIDTH = 16_384;

  /** Number of different tokens, 2 to {@link #MAX_VOCABULARY}. */
  int vocabulary();

  /** Tokens in one sample, 1 to {@link #MAX_CONTEXT}. */
  int context();

  /** Number of trainable parameters, 1 to {@link #MAX_PARAMETERS}. */
  long parameters();

  /**
   * Floating point operations of training on one sample (forward and backward over {@code context}
   * tokens), by the formula of the form. A multiplication and an addition count as two.
   */
  long flopsPerSample();

  /** Credit for one sample in units of 10^6 floating point operations, rounded up, at least 1. */
  default long creditPerSample() {
    return Math.max(1, (flopsPerSample() + 999_999) / 1_000_000);
  }

  /**
   * A GPT-2: token and position embeddings, pre-norm transformer blocks with tanh-approximated
   * GELU, a final layer norm and an output tied to the token embedding (Radford et al. 2019,
   * "Language Models are Unsupervised Multitask Learners").
   *
   * @param vocabulary number of different tokens
   * @param context tokens in one sample
   * @param width channels, a multiple of {@code heads}
   * @param layers transformer blocks
   * @param heads attention heads per block
   */
  record Gpt2(int vocabulary, int context, int width, int layers, int heads) implements ModelSpec {

    /** Checks the number of parameters first: it tells more than the range of one field. */
    public Gpt2 {
      for (int dimension : new int[] {vocabulary, context, width, layers, heads}) {
        if (dimension < 1) {
          throw new InvalidFieldException(
              "", "vocabulary, context, width, layers and heads must be at least 1");
        }
      }
      Limits.checkParameters(count(vocabulary, context, width, layers));
      Limits.checkTokens(vocabulary, context);
      Check.range("width", width, 1, MAX_WIDTH);
      Check.range("layers", layers, 1, MAX_LAYERS);
      if (width % heads != 0) {
        throw new InvalidFieldException(
            "heads", "must divide the width " + width + ", but is " + heads);
      }
    }

    /** Embeddings (vocabulary + context) w, per block 12 w^2 + 13 w, final norm 2 w. */
    private static BigInteger count(int vocabulary, int context, int width, int layers) {
      BigInteger w = BigInteger.valueOf(width);
      BigInteger block =
          w.multiply(w).multiply(BigInteger.valueOf(12)).add(w.multiply(BigInteger.valueOf(13)));
      return w.multiply(BigInteger.valueOf((long) vocabulary + context + 2))
          .add(block.multiply(BigInteger.valueOf(layers)));
    }

    @Override
    public long parameters() {
      return count(vocabulary, context, width, layers).longValueExact();
    }

    /**
     * {@code 6 (N - context width) T + 12 layers width T^2} with N parameters and T = context: six
     * per weight and token (two forward, four backward; the tied embedding is counted once, as the
     * output), and the two attention products (Kaplan et al. 2020, "Scaling Laws for Neural
     * Language Models", table 1; causal masking is not subtracted).
     */
    @Override
    public long flopsPerSample() {
      long t = context;
      long perToken = 6 * (parameters() - t * width) + 12L * layers * width * t;
      return Math.multiplyExact(perToken, t);
    }
  }

  /**
   * Layers one after the other. Without {@link LayerSpec.Flatten} the sequence is kept and every
   * next token is predicted; with it the one token after the context is.
   *
   * @param vocabulary number of different tokens
   * @param context tokens in one sample
   * @param layers 2 to {@link #MAX_LAYERS}: an embedding first, the output last
   */
  record Sequential(int vocabulary, int context, List<LayerSpec> layers) implements ModelSpec {

    /** Infers all shapes, so that a model that exists can be built. */
    public Sequential {
      Check.range("layers", layers.size(), 2, MAX_LAYERS);
      layers = List.copyOf(layers);
      Limits.checkTokens(vocabulary, context);
      Limits.checkParameters(ShapeInference.parameters(vocabulary, context, layers));
      for (int i = 0; i < layers.size(); i++) {
        ShapeInference.checkLimits("layers/" + i, layers.get(i));
      }
    }

    /**
     * What each layer gets.
     *
     * @return the input shape of every layer, in order; the first one is {@code context} tokens of
     *     width 1
     */
    public List<Shape> inputs() {
      return ShapeInference.inputs(context, layers);
    }

    /**
     * Whether the model predicts every next token (true) or only the one after the context (false).
     */
    public boolean keepsSequence() {
      return layers.stream().noneMatch(layer -> layer instanceof LayerSpec.Flatten);
    }

    @Override
    public long parameters() {
      return ShapeInference.parameters(vocabulary, context, layers).longValueExact();
    }

    /**
     * Six per weight and position it is applied at; embeddings, norms and activations count
     * nothing.
     */
    @Override
    public long flopsPerSample() {
      List<Shape> inputs = inputs();
      long flops = 0;
      for (int i = 0; i < layers.size(); i++) {
        Shape input = inputs.get(i);
        long weights = ShapeInference.weights(vocabulary, input, layers.get(i)).longValueExact();
        if (!(layers.get(i) instanceof LayerSpec.Embedding)) {
          long perPosition = Math.multiplyExact(6L, weights);
          flops = Math.addExact(flops, Math.multiplyExact(perPosition, (long) input.positions()));
        }
      }
      return flops;
    }
  }
}
