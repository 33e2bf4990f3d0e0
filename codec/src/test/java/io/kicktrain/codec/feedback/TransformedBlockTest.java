package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;

class TransformedBlockTest extends ValueFormatContract {
  @Override
  ValueFormat format() {
    return ValueFormat.Q2;
  }

  @Override
  CodecSettings settings(int keep, float decay) {
    return new CodecSettings(
        new Selection.PerBlock(keep), format(), Transform.WALSH_HADAMARD, decay);
  }
}
