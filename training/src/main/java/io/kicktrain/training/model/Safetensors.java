package io.kicktrain.training.model;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Weights as a safetensors file (https://huggingface.co/docs/safetensors), streamed: the writer
 * holds one segment in memory. The reader takes tensors in any order and checks the whole header,
 * every offset included, before it allocates weights.
 */
public final class Safetensors {

  private static final int BUFFER_BYTES = Geometry.SEGMENT * Float.BYTES;

  private Safetensors() {}

  /**
   * Writes a file.
   *
   * @param out where to; not closed
   * @param layout names, shapes and order of the tensors
   * @param metadata strings by name; {@code format} is set to {@code pt} unless it is among them
   * @param weights the coordinates
   * @throws IOException if writing fails, or the metadata makes the header longer than 4 MiB
   */
  public static void write(
      WritableByteChannel out,
      ModelLayout layout,
      Map<String, String> metadata,
      SegmentSource weights)
      throws IOException {
    writeFully(out, ByteBuffer.wrap(SafetensorsHeader.bytes(layout, metadata)));
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    float[] segment = new float[Geometry.SEGMENT];
    for (int s = 0; s < Geometry.segments(layout.parameters()); s++) {
      int length = Geometry.segmentLength(layout.parameters(), s);
      weights.read(s, segment);
      buffer.clear().asFloatBuffer().put(segment, 0, length);
      writeFully(out, buffer.limit(length * Float.BYTES));
    }
  }

  /**
   * Length of the file that {@link #write} would write.
   *
   * @param layout the model
   * @param metadata the metadata
   * @return bytes
   * @throws IOException if the metadata makes the header longer than 4 MiB
   */
  public static long size(ModelLayout layout, Map<String, String> metadata) throws IOException {
    return SafetensorsHeader.bytes(layout, metadata).length + layout.parameters() * Float.BYTES;
  }

  /**
   * Reads a file's weights.
   *
   * @param file the file
   * @param expected the model it must hold
   * @return the weights in the order of the layout
   * @throws SafetensorsException if it holds anything else; the message says what and where
   * @throws IOException if reading fails
   */
  public static ParameterVector read(Path file, ModelLayout expected) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(in, expected);
    }
  }

  /**
   * Reads weights from a stream up to its end.
   *
   * @param in from where; not closed
   * @param expected the model it must hold
   * @return the weights in the order of the layout
   * @throws SafetensorsException if it holds anything else; the message says what and where
   * @throws IOException if reading fails
   */
  public static ParameterVector read(ReadableByteChannel in, ModelLayout expected)
      throws IOException {
    SafetensorsParser.Header header = header(in, expected);
    ParameterVector weights = new ParameterVector(expected.parameters());
    for (SafetensorsParser.Placed placed : header.tensors()) {
      readTensor(in, placed.tensor(), weights);
    }
    if (readUpTo(in, ByteBuffer.allocate(1)) != 0) {
      throw new SafetensorsException("the file goes on after the last tensor");
    }
    return weights;
  }

  /**
   * Reads a file's metadata, checking the whole header.
   *
   * @param file the file
   * @param expected the model it must hold
   * @return strings by name
   * @throws SafetensorsException if it holds anything else
   * @throws IOException if reading fails
   */
  public static Map<String, String> metadata(Path file, ModelLayout expected) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return header(in, expected).metadata();
    }
  }

  private static SafetensorsParser.Header header(ReadableByteChannel in, ModelLayout expected)
      throws IOException {
    ByteBuffer prefix = ByteBuffer.allocate(SafetensorsHeader.LENGTH_BYTES);
    fill(in, prefix.order(ByteOrder.LITTLE_ENDIAN), "the header's length");
    long length = prefix.getLong(0);
    if (length < 2 || length > SafetensorsHeader.MAX_BYTES) {
      throw new SafetensorsException(
          "the header must have 2 to "
              + SafetensorsHeader.MAX_BYTES
              + " bytes, but the file says "
              + Long.toUnsignedString(length));
    }
    byte[] json = new byte[(int) length];
    fill(in, ByteBuffer.wrap(json), "the header");
    return SafetensorsParser.parse(json, expected);
  }

  private static void readTensor(ReadableByteChannel in, ParameterSpec tensor, ParameterVector into)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, tensor.size() * 4));
    long at = tensor.offset();
    while (at < tensor.end()) {
      int inSegment = (int) (at % Geometry.SEGMENT);
      int count = (int) Math.min(Geometry.SEGMENT - inSegment, tensor.end() - at);
      count = Math.min(count, buffer.capacity() / Float.BYTES);
      fill(in, buffer.clear().limit(count * Float.BYTES), tensor.name());
      float[] segment = into.segment((int) (at / Geometry.SEGMENT));
      buffer.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(segment, inSegment, count);
      at += count;
    }
  }

  private static void fill(ReadableByteChannel in, ByteBuffer buffer, String what)
      throws IOException {
    int wanted = buffer.remaining();
    int read = readUpTo(in, buffer);
    if (read < wanted) {
      throw new SafetensorsException(
          "the file ends inside " + what + ": " + (wanted - read) + " bytes are missing there");
    }
  }

  private static int readUpTo(ReadableByteChannel in, ByteBuffer buffer) throws IOException {
    int before = buffer.position();
    while (buffer.hasRemaining() && in.read(buffer) >= 0) {
      // A channel may give fewer bytes than asked for.
    }
    return buffer.position() - before;
  }

  private static void writeFully(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
