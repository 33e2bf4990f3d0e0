package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** A flat float32 tensor on the device that is exchanged with Java a segment at a time. */
final class FlatTensor {

  private final NDArray array;

  /** Zeros; the tensor lives until its manager closes. */
  FlatTensor(NDManager manager, long length) {
    this.array = manager.zeros(new Shape(length));
  }

  /** A tensor that exists, float32 [length]. */
  FlatTensor(NDArray array) {
    this.array = array;
  }

  NDArray array() {
    return array;
  }

  /** Copies all coordinates from Java's memory. */
  void read(ParameterVector from) {
    checkLength(from);
    for (int s = 0; s < from.segments(); s++) {
      try (NDManager manager = array.getManager().newSubManager()) {
        write(manager, range(s, from.length()), from.segment(s));
      }
    }
  }

  /** Copies all coordinates to Java's memory. */
  void write(ParameterVector into) {
    checkLength(into);
    for (int s = 0; s < into.segments(); s++) {
      try (NDManager manager = array.getManager().newSubManager()) {
        view(array.get(manager, range(s, into.length()))).get(into.segment(s));
      }
    }
  }

  private void write(NDManager manager, NDIndex range, float[] values) {
    if (array.getDevice().isGpu()) {
      array.set(range, manager.create(values));
    } else {
      view(array.get(manager, range)).put(values); // straight into the tensor's own memory
    }
  }

  private static FloatBuffer view(NDArray slice) {
    return slice.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static NDIndex range(int segment, long length) {
    long from = (long) segment * Geometry.SEGMENT;
    return new NDIndex().addSliceDim(from, from + Geometry.segmentLength(length, segment));
  }

  private void checkLength(ParameterVector vector) {
    if (vector.length() != array.size()) {
      throw new IllegalArgumentException(
          "the model has " + array.size() + " parameters, the vector " + vector.length());
    }
  }
}
