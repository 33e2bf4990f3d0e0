package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;

/** The vectors that are measured. */
final class Sizes {

  /** Parameters of GPT-2 small. */
  static final long GPT2_SMALL = 124_439_808;

  /** Parameters of GPT-2 medium. */
  static final long GPT2_MEDIUM = 354_823_168;

  /** GPT-2 small, or an eighth of it for a quick look. */
  static long small(Report report) {
    return report.quick() ? GPT2_SMALL / 8 : GPT2_SMALL;
  }

  private Sizes() {}
}
