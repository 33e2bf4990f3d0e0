package io.kicktrain.training.aggregation;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableWrite;
import io.kicktrain.training.model.InitialWeights;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.WeightsRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Writes a state segment by segment; it becomes visible, whole and durable, by {@link #commit} or
 * never.
 */
final class ModelStateWriter implements AutoCloseable {

  private final DurableWrite out;
  private final Path target;
  private final WeightsRoot[] roots;

  ModelStateWriter(Path target, int round, int vectors, long parameters) throws IOException {
    this.target = target;
    this.out = DurableWrite.begin(folder(target));
    this.roots = new WeightsRoot[vectors];
    for (int i = 0; i < vectors; i++) {
      roots[i] = new WeightsRoot();
    }
    ByteBuffer header = ByteBuffer.allocate(ModelState.HEADER_BYTES);
    header.order(ByteOrder.LITTLE_ENDIAN).putInt(ModelState.MAGIC).putInt(ModelState.VERSION);
    header.putInt(round).putInt(vectors).putLong(parameters).putLong(0);
    out.write(header.array());
  }

  private static Path folder(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(target + " is no file");
    }
    return folder;
  }

  /**
   * The state of round 0: initial weights, everything else zero.
   *
   * @return the root of the weights
   */
  static String initial(Path target, ModelLayout layout, long seed, int slots) throws IOException {
    int vectors = ModelState.FIRST_SLOT + slots;
    long parameters = layout.parameters();
    StateSegment segment = new StateSegment(vectors);
    try (ModelStateWriter writer = new ModelStateWriter(target, 0, vectors, parameters)) {
      for (int s = 0; s < Geometry.segments(parameters); s++) {
        InitialWeights.segment(layout, seed, s, segment.vectors[ModelState.WEIGHTS]);
        segment.toBytes(Geometry.segmentLength(parameters, s));
        writer.add(segment);
      }
      writer.commit();
      return writer.weightsRoot();
    }
  }

  /** Adds the next segment, whose bytes are made. */
  void add(StateSegment segment) throws IOException {
    for (int i = 0; i < roots.length; i++) {
      roots[i].addLeaf(segment.leaf(i));
    }
    segment.writeTo(out);
  }

  void commit() throws IOException {
    out.commit(target);
  }

  String weightsRoot() {
    return roots[ModelState.WEIGHTS].hex();
  }

  /**
   * SHA-256 over the roots of all vectors but the weights, in order, as lower-case hexadecimal
   * text.
   */
  String stateRoot() {
    MessageDigest digest = Sha256.newDigest();
    for (int i = ModelState.RESIDUAL; i < roots.length; i++) {
      digest.update(roots[i].hex().getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
