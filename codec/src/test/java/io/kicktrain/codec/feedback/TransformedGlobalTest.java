package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;

class TransformedGlobalTest extends ValueFormatContract {
  @Override
  ValueFormat format() {
    return ValueFormat.FLOAT32;
  }

  @Override
  CodecSettings settings(int keep, float decay) {
    return new CodecSettings(
        new Selection.Global((int) (keep * 1_000_000L / 4096)),
        format(),
        Transform.WALSH_HADAMARD,
        decay);
  }
}
