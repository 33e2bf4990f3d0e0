package io.kicktrain.training.round;

import static io.kicktrain.training.round.TestDonor.done;
import static io.kicktrain.training.round.TestDonor.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.round.TestDonor.Work;
import io.kicktrain.training.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are no numbers, connections that break, and a disk that fails while the hub runs. */
class BadPayloadTest {

  @TempDir Path folder;
  private TestHub hub;
  private TestDonor ann;

  @BeforeEach
  void open() throws Exception {
    hub = new TestHub(folder, Recipes.SMALL.replaceFirst("\"q4\"", "\"float32\""));
    ann = new TestDonor(hub, 1).enrol();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 17, 1e30f})
  void valuesThatCannotBeSummedAreRefused(float value) throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    byte[] payload = withLastValue(work.payload(), value);
    Problem problem = refused(ann.send(work.about(payload), payload));
    assertEquals("malformed-payload", problem.code());
    assertTrue(problem.detail().contains("out of range"), problem.detail());
    done(ann.send(work));
  }

  /** FLOAT32 values stand at the end of a segment, followed by fewer than eight zero bits. */
  private static byte[] withLastValue(byte[] payload, float value) {
    BitSet bits = BitSet.valueOf(payload);
    int end = payload.length * Byte.SIZE;
    for (int pad = 0; pad < Byte.SIZE; pad++) {
      int start = end - pad - Float.SIZE;
      float last = Float.intBitsToFloat((int) longAt(bits, start));
      if (Math.abs(last) > 1e-6f && Math.abs(last) < 1) {
        for (int i = 0; i < Float.SIZE; i++) {
          bits.set(start + i, (Float.floatToRawIntBits(value) >>> i & 1) == 1);
        }
        return Arrays.copyOf(bits.toByteArray(), payload.length);
      }
    }
    throw new AssertionError("no value at the end");
  }

  private static long longAt(BitSet bits, int start) {
    long value = 0;
    for (int i = 0; i < Float.SIZE; i++) {
      value |= (bits.get(start + i) ? 1L : 0L) << i;
    }
    return value;
  }

  @Test
  void aConnectionThatBreaksLeavesNothingBehind() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    InputStream broken =
        new InputStream() {
          private int sent;

          @Override
          public int read() throws IOException {
            if (sent == 100) {
              throw new IOException("connection reset");
            }
            return work.payload()[sent++];
          }
        };
    byte[] statement = work.statement().sign(ann.key).bytes();
    assertThrows(IOException.class, () -> hub.pipeline.submit(ann.key.id(), statement, broken));
    assertEquals(0, hub.pipeline.view().contributions());
    done(ann.send(work));
  }

  @Test
  void aFolderThatCannotBeWrittenWhileRunningLosesNothing() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    Path incoming = folder.resolve("blobs/incoming");
    Files.delete(incoming);
    Files.writeString(incoming, "in the way");
    assertThrows(IOException.class, () -> ann.send(work));
    assertEquals(0, hub.pipeline.view().contributions());
    Files.delete(incoming);
    Files.createDirectory(incoming);
    done(ann.open(work, done(ann.send(work)).challenge()));
    hub.clock.pass(21);
    Path state = folder.resolve("campaign/state-1.kts");
    Files.createDirectory(state);
    Files.createFile(state.resolve("in-the-way"));
    assertThrows(IOException.class, hub.pipeline::tick);
    assertEquals(0, hub.pipeline.view().round());
    Files.delete(state.resolve("in-the-way"));
    Files.delete(state);
    hub.pipeline.tick();
    assertEquals(1, hub.pipeline.reader().rounds(0).get(0).members());
  }

  @Test
  void unopenedContributionsAreSentAgainWithoutASecondEntry() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    byte[] statement = work.statement().sign(ann.key).bytes();
    for (int i = 0; i < 3; i++) {
      done(hub.pipeline.submit(ann.key.id(), statement, new ByteArrayInputStream(work.payload())));
    }
    assertEquals(1, hub.pipeline.view().contributions());
  }
}
