package io.kicktrain.codec.feedback;

import io.kicktrain.codec.value.ValueFormat;

class Q4FormatTest extends ValueFormatContract {
  @Override
  ValueFormat format() {
    return ValueFormat.Q4;
  }
}
