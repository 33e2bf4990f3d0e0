package io.kicktrain.bench.codec;

/** The vectors that are measured. */
final class Sizes {

  /** Parameters of GPT-2 small. */
  static final long GPT2_SMALL = 124_439_808;

  /** Parameters of GPT-2 medium. */
  static final long GPT2_MEDIUM = 354_823_168;

  private Sizes() {}
}
