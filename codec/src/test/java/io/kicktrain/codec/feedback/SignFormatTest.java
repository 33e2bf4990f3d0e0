package io.kicktrain.codec.feedback;

import io.kicktrain.codec.value.ValueFormat;

class SignFormatTest extends ValueFormatContract {
  @Override
  ValueFormat format() {
    return ValueFormat.SIGN;
  }
}
