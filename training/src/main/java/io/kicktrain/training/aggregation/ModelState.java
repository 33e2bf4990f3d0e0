package io.kicktrain.training.aggregation;

import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a round opens with, in one file: the weights, the server's residual and the optimizer's
 * vectors, interleaved segment by segment, so that a step reads one file and writes the next one in
 * order, and memory holds one segment of each.
 *
 * <p>Layout, little-endian: {@code "KTST"}, int32 version 1, int32 round, int32 vectors, int64
 * parameters, 8 bytes zero; then per segment the float32 values of every vector.
 */
public final class ModelState implements AutoCloseable {

  /** Index of the weights among the vectors. */
  static final int WEIGHTS = 0;

  /** Index of the server's residual; the optimizer's vectors follow. */
  static final int RESIDUAL = 1;

  static final int FIRST_SLOT = 2;
  static final int HEADER_BYTES = 32;
  static final int MAGIC = 'K' | 'T' << 8 | 'S' << 16 | 'T' << 24;
  static final int VERSION = 1;

  private final FileChannel channel;
  private final int round;
  private final int vectors;
  private final long parameters;

  private ModelState(FileChannel channel, int round, int vectors, long parameters) {
    this.channel = channel;
    this.round = round;
    this.vectors = vectors;
    this.parameters = parameters;
  }

  /**
   * Opens a state.
   *
   * @param file written by {@link ModelStateWriter}
   * @return the state; close it
   * @throws IOException if the file is missing, damaged or of another version; the message says
   *     what to do
   */
  public static ModelState open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      readFully(channel, header, 0);
      if (header.getInt() != MAGIC || header.getInt() != VERSION) {
        throw new IOException(file + " is no state file of version " + VERSION);
      }
      ModelState state =
          new ModelState(channel, header.getInt(), header.getInt(), header.getLong());
      long expected = HEADER_BYTES + state.parameters * state.vectors * Float.BYTES;
      if (channel.size() != expected) {
        throw new IOException(
            file + " has " + channel.size() + " bytes instead of " + expected + ": it is damaged");
      }
      return state;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The round that opens with this state. */
  public int round() {
    return round;
  }

  /** Number of coordinates of each vector. */
  public long parameters() {
    return parameters;
  }

  int vectors() {
    return vectors;
  }

  /**
   * Reads one segment of the weights. Thread-safe.
   *
   * @param segment the segment's number
   * @param into at least as long as the segment
   * @throws IOException if reading fails
   */
  public void readWeights(int segment, float[] into) throws IOException {
    read(segment, WEIGHTS, into);
  }

  /** Reads one segment of all vectors. Thread-safe. */
  void read(int segment, StateSegment into) throws IOException {
    long start = (long) segment * Geometry.SEGMENT * vectors;
    ByteBuffer bytes = into.buffer(Geometry.segmentLength(parameters, segment));
    readFully(channel, bytes, HEADER_BYTES + start * Float.BYTES);
    into.fromBytes();
  }

  private void read(int segment, int vector, float[] into) throws IOException {
    int length = Geometry.segmentLength(parameters, segment);
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long start = (long) segment * Geometry.SEGMENT * vectors + (long) vector * length;
    readFully(channel, bytes, HEADER_BYTES + start * Float.BYTES);
    bytes.asFloatBuffer().get(into, 0, length);
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new IOException("a state file ends at byte " + at);
      }
      at += read;
    }
    into.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
