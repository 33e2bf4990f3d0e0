package io.kicktrain.training.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecipeTest {

  private static final Recipe GPT = Examples.recipe("gpt-java.json");

  @Test
  void joinsTheShardsOfARole() {
    Shard train = new Shard("a", 1000, "a".repeat(64), Shard.Role.TRAIN);
    Shard validation = new Shard("b", 65, "b".repeat(64), Shard.Role.VALIDATION);
    Shard more = new Shard("c", 7, "c".repeat(64), Shard.Role.TRAIN);
    DataManifest manifest = new DataManifest("bytes", List.of(validation, train, more));
    assertEquals(List.of(train, more), manifest.shards(Shard.Role.TRAIN));
    assertEquals(1007, manifest.bytes(Shard.Role.TRAIN));
    assertEquals(65, manifest.bytes(Shard.Role.VALIDATION));
  }

  @Test
  void refusesACampaignWhoseCreditCouldLeave64Bits() {
    ModelSpec huge = new ModelSpec.Gpt2(256, 8192, 2048, 40, 16);
    Recipe r = GPT;
    InvalidFieldException e =
        assertThrows(
            InvalidFieldException.class,
            () ->
                new Recipe(
                    1,
                    "slug",
                    "t",
                    "",
                    huge,
                    1,
                    r.data(),
                    r.localWork(),
                    r.codec(),
                    r.outerOptimizer(),
                    r.round(),
                    r.evaluation(),
                    new Goal(1_000_000, r.goal().validationLossBelow()),
                    r.release(),
                    r.rewards(),
                    r.verification()));
    assertEquals("goal/rounds", e.field());
    assertTrue(e.problem().contains("at most 4,441 rounds"), e::getMessage);
  }

  @Test
  void unusedOptimizerFieldsAreZero() {
    assertThrows(
        InvalidFieldException.class,
        () -> new OuterOptimizerSpec(OuterOptimizerSpec.Kind.SGD, 1, 0.5, 0, 0, 0));
    assertThrows(
        InvalidFieldException.class,
        () -> new OuterOptimizerSpec(OuterOptimizerSpec.Kind.NESTEROV, 1, 0.5, 0, 1e-8, 0));
    InvalidFieldException e =
        assertThrows(
            InvalidFieldException.class, () -> OuterOptimizerSpec.adamW(1, 1, 0.9, 1e-8, 0));
    assertEquals("beta1", e.field());
  }

  @Test
  void localStepsNeedAnOptimizer() {
    InvalidFieldException e =
        assertThrows(
            InvalidFieldException.class,
            () -> new LocalWork(LocalWork.Mode.LOCAL_STEPS, 1, 1, Optional.empty(), 0));
    assertEquals("optimizer", e.field());
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThrows(InvalidFieldException.class, () -> OuterOptimizerSpec.sgd(Double.NaN));
    assertThrows(InvalidFieldException.class, () -> OuterOptimizerSpec.nesterov(0.1, Double.NaN));
    assertThrows(
        InvalidFieldException.class,
        () -> new LocalWork(LocalWork.Mode.ACCUMULATE, 1, 1, Optional.empty(), Double.NaN));
  }
}
