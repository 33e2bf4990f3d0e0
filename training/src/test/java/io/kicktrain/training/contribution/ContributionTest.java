package io.kicktrain.training.contribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.DeltaApplier;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.feedback.FeedbackState;
import io.kicktrain.codec.feedback.MomentumSettings;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.coding.ContributionCoding;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.recipe.ContributionSpec;
import io.kicktrain.training.recipe.WarmUpSpec;
import io.kicktrain.training.verification.OpeningCheck;
import io.kicktrain.training.wire.Challenge;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.Openings;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContributionTest {

  private static final CodecSettings CODING = new CodecSettings(64, ValueFormat.Q4, 0.5f);
  private static final ContributionCoding PLAIN =
      new ContributionCoding(
          new ContributionSpec(CODING, Optional.empty(), Optional.empty()), Dense.NONE);
  private static final ContributionSpec MOMENTUM =
      new ContributionSpec(
          new CodecSettings(new Selection.Global(20_000), ValueFormat.SIGN, Transform.NONE, 1f),
          Optional.of(new WarmUpSpec(2, 1)),
          Optional.of(new MomentumSettings(0.9f, Float.POSITIVE_INFINITY, true)));
  private static final ContributionCoding WITH_MOMENTUM =
      new ContributionCoding(MOMENTUM, Dense.NONE);
  private static final ContributionCoding WITH_DENSE =
      new ContributionCoding(
          MOMENTUM, new Dense(List.of(new Dense.Range(8000, 8300)), ValueFormat.Q4));
  private static final int PARAMETERS = 3 * 4096 + 100;
  private static final Lease LEASE =
      new Lease("00".repeat(16), "abc", 1, Lease.Kind.TRAINING, "ab", "cd", 0, 1, 8, 0, 1000);

  private static ParameterVector random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ParameterVector vector = new ParameterVector(PARAMETERS);
    for (int i = 0; i < PARAMETERS; i++) {
      vector.set(i, (float) (random.nextDouble() - 0.5));
    }
    return vector;
  }

  private static Contribution contribution(ContributionCoding spec, int updateSeed) {
    Optional<ParameterVector> momentum = spec.momentum().map(m -> random(4));
    return new Contribution(spec, 1, new FeedbackState(random(1), momentum), random(updateSeed));
  }

  private static Statement statement(Contribution made) {
    return made.statement(LEASE, 1, 1, 0);
  }

  static List<ContributionCoding> specs() {
    return List.of(PLAIN, WITH_MOMENTUM, WITH_DENSE);
  }

  @Test
  void whatIsSentAndWhatStaysAreTogetherAllThereWas() throws Exception {
    Contribution made = contribution(PLAIN, 2);
    ParameterVector both = made.after().residual().copy();
    DeltaApplier.apply(MessageReader.of(made.message()), both);
    for (int i = 0; i < PARAMETERS; i++) {
      assertEquals(0.5f * random(1).get(i) + random(2).get(i), both.get(i), 1e-6);
    }
  }

  @Test
  void foldingBackLeavesTheWholeUpdateInTheResidual() {
    ParameterVector residual = contribution(PLAIN, 2).foldedBack().residual();
    for (int i = 0; i < PARAMETERS; i++) {
      assertEquals(0.5f * random(1).get(i) + random(2).get(i), residual.get(i), 0f);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void madeAgainItIsTheSameBytes(ContributionCoding spec) {
    Contribution again = contribution(spec, 2);
    assertArrayEquals(contribution(spec, 2).message(), again.message());
    assertEquals(statement(contribution(spec, 2)), statement(again));
  }

  @Test
  void theRoundSaysHowMuchIsSent() throws Exception {
    FeedbackState zero = FeedbackState.zero(PARAMETERS, true);
    int first = new Contribution(WITH_MOMENTUM, 0, zero, random(2)).message().length;
    int second = new Contribution(WITH_MOMENTUM, 1, zero, random(2)).message().length;
    int settled = new Contribution(WITH_MOMENTUM, 2, zero, random(2)).message().length;
    assertTrue(first > 2 * second && second > 2 * settled, first + " " + second + " " + settled);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void itsOpeningsConvinceTheHub(ContributionCoding spec) throws Exception {
    Contribution made = contribution(spec, 2);
    Challenge challenge = new Challenge(5, List.of(0L, 2L, 3L));
    assertEquals(
        Optional.empty(), disagreement(spec, made, challenge, made.open(challenge.blocks())));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void openingsOfAnotherUpdateDoNot(ContributionCoding spec) throws Exception {
    Contribution made = contribution(spec, 2);
    Challenge challenge = new Challenge(5, List.of(1L));
    Openings other = contribution(spec, 3).open(challenge.blocks());
    Optional<String> found = disagreement(spec, made, challenge, other);
    assertTrue(found.isPresent());
    assertFalse(found.get().isEmpty());
  }

  @Test
  void aStateWithoutItsMomentumDoesNot() throws Exception {
    Contribution made = contribution(WITH_MOMENTUM, 2);
    Challenge challenge = new Challenge(5, List.of(1L));
    Openings plain = contribution(PLAIN, 2).open(challenge.blocks());
    assertEquals(
        Optional.of("block 1 has 32768 bytes of state and 16384 of update, not 16384 and 16384"),
        disagreement(WITH_MOMENTUM, made, challenge, plain));
  }

  private static Optional<String> disagreement(
      ContributionCoding spec, Contribution made, Challenge challenge, Openings openings)
      throws Exception {
    MessageReader payload = MessageReader.of(made.message());
    return new OpeningCheck(statement(made), spec, payload).disagreement(challenge, openings);
  }
}
