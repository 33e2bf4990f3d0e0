package io.kicktrain.codec.feedback;

import io.kicktrain.codec.value.ValueFormat;

class Float16FormatTest extends ValueFormatContract {
  @Override
  ValueFormat format() {
    return ValueFormat.FLOAT16;
  }
}
