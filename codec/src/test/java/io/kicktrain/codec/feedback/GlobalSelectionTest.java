package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;

class GlobalSelectionTest extends ValueFormatContract {
  @Override
  ValueFormat format() {
    return ValueFormat.Q4;
  }

  @Override
  CodecSettings settings(int keep, float decay) {
    return new CodecSettings(
        new Selection.Global((int) (keep * 1_000_000L / 4096)), format(), Transform.NONE, decay);
  }
}
