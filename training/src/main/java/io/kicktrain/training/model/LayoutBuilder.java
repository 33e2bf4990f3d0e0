package io.kicktrain.training.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays tensors one behind the other. */
final class LayoutBuilder {

  private final List<ParameterSpec> tensors = new ArrayList<>();
  private long offset;

  LayoutBuilder zeros(String name, long... shape) {
    return add(name, new Init.Zeros(), shape);
  }

  LayoutBuilder ones(String name, long... shape) {
    return add(name, new Init.Ones(), shape);
  }

  LayoutBuilder normal(String name, double std, long... shape) {
    return add(name, new Init.Normal(std), shape);
  }

  private LayoutBuilder add(String name, Init init, long... shape) {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    List<Long> dimensions = Arrays.stream(shape).boxed().toList();
    tensors.add(new ParameterSpec(name, dimensions, offset, size, init));
    offset += size;
    return this;
  }

  List<ParameterSpec> tensors() {
    return List.copyOf(tensors);
  }
}
