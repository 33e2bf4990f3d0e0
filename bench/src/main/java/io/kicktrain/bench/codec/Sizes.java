package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.training.recipe.ModelSpec;

/** The vectors that are measured. */
final class Sizes {

  /** GPT-2 small. */
  static final ModelSpec.Gpt2 GPT2_SMALL_MODEL = new ModelSpec.Gpt2(50_257, 1024, 768, 12, 12);

  /** Its parameters. */
  static final long GPT2_SMALL = 124_439_808;

  /** Parameters of GPT-2 medium. */
  static final long GPT2_MEDIUM = 354_823_168;

  /** GPT-2 small, or an eighth of it for a quick look. */
  static long small(Report report) {
    return report.quick() ? GPT2_SMALL / 8 : GPT2_SMALL;
  }

  private Sizes() {}
}
