package io.kicktrain.codec.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.codec.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterVectorTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 4097, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 600_000})
  void isTheSameAfterWritingAndReading(int length) throws IOException {
    ParameterVector written = Samples.gradient(length, 1);
    byte[] bytes = bytes(written);
    assertEquals(4L * length, bytes.length);
    ParameterVector read =
        ParameterVector.readFrom(Channels.newChannel(new ByteArrayInputStream(bytes)), length);
    for (int s = 0; s < read.segments(); s++) {
      assertArrayEquals(written.segment(s), read.segment(s));
    }
  }

  @Test
  void isLittleEndian() throws IOException {
    ParameterVector vector = new ParameterVector(1);
    vector.set(0, 1.5f);
    assertArrayEquals(new byte[] {0, 0, (byte) 0xc0, 0x3f}, bytes(vector));
  }

  @Test
  void tellsWhereItsBytesEnd() throws IOException {
    byte[] cut = Arrays.copyOf(bytes(Samples.gradient(300_000, 1)), 1_100_001);
    EOFException e =
        assertThrows(
            EOFException.class,
            () ->
                ParameterVector.readFrom(
                    Channels.newChannel(new ByteArrayInputStream(cut)), 300_000));
    assertEquals("the vector of 300000 float32 ends after 1100001 bytes", e.getMessage());
  }

  @Test
  void copiesItsLastBlock() {
    ParameterVector vector = Samples.gradient((1 << 18) + 10, 2);
    float[] block = new float[10];
    vector.copyBlock(64, block);
    for (int i = 0; i < 10; i++) {
      assertEquals(vector.get((1 << 18) + i), block[i]);
    }
    assertThrows(IllegalArgumentException.class, () -> vector.copyBlock(0, block));
  }

  @Test
  void copiesAreIndependent() {
    ParameterVector vector = Samples.gradient(10, 3);
    ParameterVector copy = vector.copy();
    vector.clear();
    assertEquals(0f, vector.get(9));
    assertEquals(Samples.gradient(10, 3).get(9), copy.get(9));
    assertThrows(IllegalArgumentException.class, () -> copy.copyFrom(new ParameterVector(11)));
    assertThrows(IndexOutOfBoundsException.class, () -> copy.get(10));
  }

  private static byte[] bytes(ParameterVector vector) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    vector.writeTo(Channels.newChannel(out));
    return out.toByteArray();
  }
}
