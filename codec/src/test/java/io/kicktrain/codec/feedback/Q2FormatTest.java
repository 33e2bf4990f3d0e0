package io.kicktrain.codec.feedback;

import io.kicktrain.codec.value.ValueFormat;

class Q2FormatTest extends ValueFormatContract {
  @Override
  ValueFormat format() {
    return ValueFormat.Q2;
  }
}
