package io.kicktrain.training.aggregation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.DeltaApplier;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.coding.ContributionCoding;
import io.kicktrain.training.model.InitialWeights;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.WeightsRoot;
import io.kicktrain.training.recipe.Examples;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundStepTest {
  private static final String DENSE = "\"dense\": {\"upTo\": 512, \"values\": \"q8\"},";

  private Recipe recipe = Examples.recipe("gpt-java.json");
  private final ModelLayout layout = ModelLayout.of(recipe.model());

  @TempDir Path folder;

  private List<Member> members(int count) throws IOException {
    CodecSettings settings = ContributionCoding.of(recipe).at(0);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(i);
      ParameterVector update = new ParameterVector(layout.parameters());
      for (int s = 0; s < update.segments(); s++) {
        float[] segment = update.segment(s);
        for (int j = 0; j < segment.length; j++) {
          segment[j] = (float) (random.nextDouble() - 0.5);
        }
      }
      byte[] message =
          new ErrorFeedback(settings, new ParameterVector(layout.parameters())).encode(update);
      members.add(new Member(Files.write(folder.resolve("member" + i), message), 1 + i));
    }
    return members;
  }

  private RoundStep.Result run(List<Member> members, int threads) throws IOException {
    RoundStep step = new RoundStep(recipe, threads);
    Path start = folder.resolve("start");
    step.initial(start);
    try (ModelState from = ModelState.open(start)) {
      return step.run(from, members, folder.resolve("next"));
    }
  }

  @Test
  void neitherThreadsNorOrderChangeABit() throws IOException {
    assertTrue(Geometry.segments(layout.parameters()) > 1);
    List<Member> members = members(4);
    RoundStep.Result expected = run(members, 1);
    byte[] state = Files.readAllBytes(folder.resolve("next"));
    for (int threads = 2; threads <= 3; threads++) {
      Collections.reverse(members);
      RoundStep.Result actual = run(members, threads);
      assertArrayEquals(expected.delta(), actual.delta());
      assertEquals(expected.weightsRoot(), actual.weightsRoot());
      assertEquals(expected.stateRoot(), actual.stateRoot());
      assertArrayEquals(state, Files.readAllBytes(folder.resolve("next")));
    }
  }

  /** Small tensors whole, in both directions. */
  @Test
  void theDeltaHasAllThatIsDense() throws IOException, RecipeException {
    String json = Examples.text("gpt-java.json").replace("\"values\"", DENSE + "\"values\"");
    recipe = RecipeReader.read(json.getBytes(StandardCharsets.UTF_8));
    theDeltaLeadsToTheNextWeights();
    neitherThreadsNorOrderChangeABit();
    MessageReader delta = MessageReader.of(run(members(1), 1).delta());
    Dense dense = delta.header().coding().dense();
    assertEquals(34, dense.ranges().size());
    SparseSegment sent = new SparseSegment();
    for (int s = 0; s < delta.header().segments(); s++) {
      delta.decode(s, sent);
      int least = dense.count(s);
      assertTrue(sent.count() >= least, sent.count() + " of " + least);
    }
  }

  @Test
  void theDeltaLeadsToTheNextWeights() throws IOException {
    RoundStep.Result result = run(members(2), 2);
    ParameterVector weights = InitialWeights.generate(layout, recipe.seed());
    DeltaApplier.apply(MessageReader.of(result.delta()), weights);
    assertEquals(result.weightsRoot(), WeightsRoot.of(weights));
    float[] segment = new float[Geometry.SEGMENT];
    try (ModelState next = ModelState.open(folder.resolve("next"))) {
      assertEquals(1, next.round());
      next.readWeights(1, segment);
    }
    for (int i = 0; i < weights.segment(1).length; i++) {
      assertEquals(weights.segment(1)[i], segment[i]);
    }
  }
}
