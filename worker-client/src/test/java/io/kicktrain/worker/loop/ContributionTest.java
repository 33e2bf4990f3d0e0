package io.kicktrain.worker.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.DeltaApplier;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.verification.OpeningCheck;
import io.kicktrain.training.wire.Challenge;
import io.kicktrain.training.wire.Openings;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContributionTest {

  private static final CodecSettings SETTINGS = new CodecSettings(64, ValueFormat.Q4, 0.5f);
  private static final int PARAMETERS = 3 * 4096 + 100;

  private static ParameterVector random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ParameterVector vector = new ParameterVector(PARAMETERS);
    for (int i = 0; i < PARAMETERS; i++) {
      vector.set(i, (float) (random.nextDouble() - 0.5));
    }
    return vector;
  }

  private static Contribution contribution() {
    return new Contribution(SETTINGS, random(1), random(2));
  }

  private static Statement statement(Contribution made) {
    return new Statement(
        "abc",
        0,
        "00".repeat(16),
        Sha256.hex(made.message()),
        made.message().length,
        1,
        8,
        1,
        made.beforeRoot(),
        made.updateRoot(),
        made.afterRoot(),
        0);
  }

  @Test
  void whatIsSentAndWhatStaysAreTogetherAllThereWas() throws Exception {
    Contribution made = contribution();
    ParameterVector both = made.after().copy();
    DeltaApplier.apply(MessageReader.of(made.message()), both);
    for (int i = 0; i < PARAMETERS; i++) {
      assertEquals(0.5f * random(1).get(i) + random(2).get(i), both.get(i), 1e-6);
    }
  }

  @Test
  void foldingBackLeavesTheWholeUpdateInTheResidual() {
    ParameterVector residual = contribution().foldedBack();
    for (int i = 0; i < PARAMETERS; i++) {
      assertEquals(0.5f * random(1).get(i) + random(2).get(i), residual.get(i), 0f);
    }
  }

  @Test
  void madeAgainItIsTheSameBytes() {
    Contribution again = contribution();
    assertArrayEquals(contribution().message(), again.message());
    assertEquals(contribution().afterRoot(), again.afterRoot());
  }

  @Test
  void itsOpeningsConvinceTheHub() throws Exception {
    Contribution made = contribution();
    Challenge challenge = new Challenge(5, List.of(0L, 2L, 3L));
    assertEquals(Optional.empty(), disagreement(made, challenge, made.open(challenge.blocks())));
  }

  @Test
  void openingsOfAnotherUpdateDoNot() throws Exception {
    Contribution made = contribution();
    Contribution other = new Contribution(SETTINGS, random(1), random(3));
    Challenge challenge = new Challenge(5, List.of(1L));
    Optional<String> found = disagreement(made, challenge, other.open(challenge.blocks()));
    assertTrue(found.isPresent());
    assertFalse(found.get().isEmpty());
  }

  private static Optional<String> disagreement(
      Contribution made, Challenge challenge, Openings openings) throws Exception {
    MessageReader payload = MessageReader.of(made.message());
    return new OpeningCheck(statement(made), SETTINGS, payload).disagreement(challenge, openings);
  }
}
