package io.kicktrain.codec.transform;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is done to each full block before selection and undone after summing. Residuals live in the
 * transformed domain: both are linear, so nothing is lost, and only updates are transformed on the
 * way in and sums on the way out.
 */
public enum Transform {
  /** Nothing. */
  NONE(0),
  /**
   * The orthonormal Walsh-Hadamard transform, which is its own inverse; see {@link WalshHadamard}.
   */
  WALSH_HADAMARD(1);

  private final int wireId;

  Transform(int wireId) {
    this.wireId = wireId;
  }

  /** The transform's number in the message header. */
  public int wireId() {
    return wireId;
  }

  /** The transform with this wire id, if there is one. */
  public static Optional<Transform> ofWireId(int wireId) {
    return Arrays.stream(values()).filter(t -> t.wireId == wireId).findFirst();
  }

  /**
   * Transforms each full block of {@code values[0 .. length)} in place; a shorter last block stays
   * as it is.
   *
   * @param values a segment or a block
   */
  public void forward(float[] values, int length) {
    forward(values, 0, length);
  }

  /** Undoes {@link #forward(float[], int)}, up to rounding. */
  public void inverse(float[] values, int length) {
    inverse(values, 0, length);
  }

  /** The same of {@code values[from .. to)}. */
  void forward(float[] values, int from, int to) {
    if (this == WALSH_HADAMARD) {
      WalshHadamard.transform(values, from, to);
    }
  }

  /** The same of {@code values[from .. to)}. */
  void inverse(float[] values, int from, int to) {
    forward(values, from, to);
  }
}
