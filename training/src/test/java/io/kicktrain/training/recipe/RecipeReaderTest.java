package io.kicktrain.training.recipe;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeReaderTest {

  private static final String EXAMPLE = Examples.text("gpt-java.json");

  @Test
  void readsEveryFieldOfTheExample() throws RecipeException {
    Recipe recipe = read(EXAMPLE);
    assertAll(
        () -> assertEquals("gpt-java", recipe.slug()),
        () -> assertEquals(new ModelSpec.Gpt2(256, 64, 128, 4, 4), recipe.model()),
        () -> assertEquals(4_194_304, recipe.data().bytes(Shard.Role.TRAIN)),
        () -> assertEquals(0.001, recipe.localWork().optimizer().orElseThrow().learningRate()),
        () -> assertEquals(0.95f, recipe.codec().contribution().settled().decay()),
        () -> assertEquals(ValueFormat.Q4, recipe.codec().delta().settings().values()),
        () -> assertEquals(OuterOptimizerSpec.nesterov(0.8, 0.5), recipe.outerOptimizer()),
        () -> assertEquals(new RoundSpec(6, 20, 0, 10), recipe.round()),
        () -> assertEquals(new EvaluationSpec(5, 256, 2), recipe.evaluation()),
        () -> assertEquals(2_300_000, recipe.goal().validationLossBelowMicros().orElseThrow()),
        () -> assertEquals(ReleaseSpec.Access.CONTRIBUTORS, recipe.release().access()),
        () -> assertEquals(500_000, recipe.rewards().earlyBonusPpm()),
        () -> assertEquals(2, recipe.verification().openings()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp-java.json", "cnn-java.json"})
  void readsTheOtherExamples(String name) throws RecipeException {
    assertTrue(read(Examples.text(name)).model().parameters() > 100_000);
  }

  @Test
  void readsTheFormsOfTheCodec() throws RecipeException {
    String forms =
        "\"keepPerMillion\": 1000, \"transform\": \"walsh-hadamard\","
            + " \"warmUp\": {\"stages\": 4, \"roundsPerStage\": 10},"
            + " \"momentum\": {\"factor\": 0.9, \"masking\": false},"
            + " \"dense\": {\"upTo\": 4096, \"values\": \"q8\"}";
    ContributionSpec spec =
        read(EXAMPLE.replace("\"keepPerBlock\": 64", forms)).codec().contribution();
    assertEquals(Transform.WALSH_HADAMARD, spec.settled().transform());
    assertEquals(0.9f, spec.momentum().orElseThrow().momentum());
    assertEquals(new Selection.Global(250_000), spec.at(9).selection());
    assertEquals(new Selection.Global(62_500), spec.at(10).selection());
    assertEquals(new Selection.Global(1000), spec.at(40).selection());
    assertEquals(new DenseSpec(4096, ValueFormat.Q8), spec.dense().orElseThrow());
  }

  @Test
  void theDocumentedExampleIsTheShippedOne() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "recipe.md"));
    int start = page.indexOf("```json\n{\n  \"format\"") + "```json\n".length();
    assertEquals(EXAMPLE, page.substring(start, page.indexOf("```", start)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\": 1 | \"format\": 2 | /format | reads format 1, but the recipe has 2",
        "\"slug\": \"gpt-java\" | \"slug\": \"Gpt Java\" | /slug | inner hyphens, but is \"Gpt Java\"",
        "\"seed\": 20260711 | \"seed\": -1 | /seed | must be from 0 to 9,007,199,254,740,991, but is -1",
        "\"seed\": 20260711 | \"seed\": 1e3 | /seed | must be a whole number, but is 1000.0",
        "\"seed\": 20260711 | \"seed\": \"7\" | /seed | must be a whole number, but is the string \"7\"",
        "\"seed\": 20260711 | \"seed\": null | /seed | must be a whole number, but is null",
        "\"seed\": 20260711, | `` | /seed | is missing; it must be a whole number",
        "\"kind\": \"gpt2\" | \"kind\": \"gtp2\" | /model/kind | did you mean \"gpt2\"?",
        "\"width\": 128 | \"wdith\": 128 | /model/wdith | unknown field; did you mean \"width\"?",
        "\"width\": 128 | \"with\": 128 | /model/with | did you mean \"width\"? (allowed: kind, voc",
        "\"width\": 128 | \"x/y\": 128 | /model/x~1y | unknown field (allowed: kind",
        "\"width\": 128 | \"width\": 288675 | /model | the model would have 4,000,104,234,450 parameters, but at most 2,147,483,647",
        "\"width\": 128 | \"width\": 1000000000000 | /model/width | but is 1,000,000,000,000",
        "\"width\": 128 | \"width\": 0 | /model | must be at least 1",
        "\"layers\": 4 | \"layers\": 257 | /model/layers | must be from 1 to 256, but is 257",
        "\"heads\": 4 | \"heads\": 3 | /model/heads | must divide the width 128, but is 3",
        "\"vocabulary\": 256 | \"vocabulary\": 100 | /model/vocabulary | needs at least 256",
        "\"context\": 64 | \"context\": 9000 | /model/context | must be from 1 to 8,192, but is 9,000",
        "\"bytes\": 262144 | \"bytes\": 64 | /data/shards | validation shards have 64 bytes together",
        "\"bytes\": 262144 | \"bytes\": 1099511627776 | /data/shards | must be from 2 to 1,099,511,627,776",
        "\"role\": \"validation\" | \"role\": \"train\" | /data/shards | must have the role \"validation\"",
        "\"role\": \"validation\" | \"role\": \"valid\" | /data/shards/1/role | (known: train, validation)",
        "0002\" | 0001\" | /data/shards/1/sha256 | the same content is listed twice",
        "0002\" | 000X\" | /data/shards/1/sha256 | 64 lower-case hexadecimal",
        "validation-000.txt | train-000.txt | /data/shards/1/name | is listed twice",
        "validation-000.txt | ../etc/passwd | /data/shards/1/name | not starting with a dot",
        "\"bytes\", | \"bpe\", | /data/tokenizer | must be \"bytes\", but is \"bpe\"",
        "\"local-steps\" | \"local_steps\" | /localWork/mode | did you mean \"local-steps\"?",
        "\"local-steps\" | \"accumulate\" | /localWork/optimizer | must be left out",
        "\"maxSteps\": 50 | \"maxSteps\": 5000 | /localWork/maxSteps | must be from 1 to 4,096",
        "\"beta1\": 0.9 | \"beta1\": 1 | /localWork/optimizer/beta1 | at least 0 and below 1, but is 1.0",
        "\"clipNorm\": 1.0 | \"clipNorm\": 1e999 | /localWork/clipNorm | is too large for a number",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 4097 | /codec/contribution/keepPerBlock | 1 to 4,096",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"keepPerMillion\": 1000 | /codec/contribution/keepPerMillion | must be left out",
        "\"keepPerBlock\": 64 | \"keepPerMillion\": 0 | /codec/contribution/keepPerMillion | 1 to 1,000,000",
        "\"keepPerBlock\": 256 | \"keepPerMillion\": 1000 | /codec/delta/keepPerMillion | unknown field",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"transform\": \"dct\" | /codec/contribution/transform | walsh-hadamard",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"warmUp\": {\"stages\": 4, \"roundsPerStage\": 10} | /codec/contribution/warmUp | needs keepPerMillion",
        "\"keepPerBlock\": 64 | \"keepPerMillion\": 64, \"warmUp\": {\"stages\": 0, \"roundsPerStage\": 1} | /codec/contribution/warmUp/stages | from 1 to 20",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"momentum\": {\"factor\": 1, \"masking\": true} | /codec/contribution/momentum/factor | below 1",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"momentum\": {\"factor\": 0.9, \"masking\": 1} | /codec/contribution/momentum/masking | true or false",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"transform\": \"walsh-hadamard\", \"momentum\": {\"factor\": 0.9, \"masking\": true} | /codec/contribution/momentum/masking | false with a transform",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"dense\": 4096 | /codec/contribution/dense | must be an object, but is 4096",
        "\"keepPerBlock\": 64 | \"keepPerBlock\": 64, \"dense\": {\"upTo\": 0, \"values\": \"q8\"} | /codec/contribution/dense/upTo | must be from 1 to 2,147,483,647, but is 0",
        "\"keepPerBlock\": 256 | \"keepPerBlock\": 256, \"dense\": {\"upTo\": 9, \"values\": \"q5\"} | /codec/delta/dense/values | did you mean \"q2\"?",
        "\"keepPerBlock\": 256 | \"keepPerBlock\": 256, \"dense\": {\"upto\": 9, \"values\": \"q8\"} | /codec/delta/dense/upto | did you mean \"upTo\"?",
        "\"decay\": 0.95 | \"decay\": 1e-60 | /codec/contribution/decay | must be above 0",
        "\"q4\", \"decay\": 1.0 | \"q3\", \"decay\": 1.0 | /codec/delta/values | (known: sign, q2, q4, q8, float16, float32)",
        "\"kind\": \"nesterov\" | \"kind\": \"sgd\" | /outerOptimizer/momentum | unknown field (allowed: kind, learningRate)",
        "\"kind\": \"nesterov\" | \"kind\": \"adamw\" | /outerOptimizer/momentum | beta1, beta2",
        "\"deadlineSeconds\": 20 | \"deadlineSeconds\": 5 | /round/deadlineSeconds | must be from 6 to",
        "\"replicas\": 2 | \"replicas\": 6 | /evaluation/replicas | must be from 1 to 5, but is 6",
        "\"rounds\": 60 | \"rounds\": 1000001 | /goal/rounds | must be from 1 to 1,000,000",
        "\"validationLossBelow\": 2.3 | \"validationLossBelow\": 0 | /goal/validationLossBelow | above 0",
        "\"access\": \"contributors\" | \"access\": 7 | /release/access | must be a string, but is 7",
        "\"earlyBonusPpm\": 500000 | \"earlyBonusPpm\": 10000001 | /rewards/earlyBonusPpm | to 10,000,000",
        "\"openings\": 2 | \"openings\": 17 | /verification/openings | must be from 0 to 16, but is 17",
        "\"openings\": 2 | \"openings\": 2, \"openings\": 3 | /verification/openings | Duplicate field 'openings' (line",
        "\"openings\": 2 | \"openings\": 2, | /verification/openings | is not valid JSON",
        "\"openings\": 2 | \"openings\": [[[[[[[[[[[[[[[[[2]]]]]]]]]]]]]]]]] | `` | depth",
      })
  void saysWhatIsWrongAndWhere(String from, String to, String pointer, String problem) {
    assertTrue(EXAMPLE.contains(from), from);
    int at = EXAMPLE.indexOf(from);
    String broken = EXAMPLE.substring(0, at) + to + EXAMPLE.substring(at + from.length());
    RecipeException e = assertThrows(RecipeException.class, () -> read(broken));
    assertTrue(e.problem().contains(problem), e::getMessage);
    if (!problem.equals("depth")) {
      assertEquals(pointer, e.pointer(), e::getMessage);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty",
        "[] | must be an object, but is an array",
        "{} {} | ",
        "{ | is not valid JSON",
        "null | must be an object, but is null",
      })
  void saysWhatIsWrongWithTheWholeDocument(String document, String problem) {
    RecipeException e = assertThrows(RecipeException.class, () -> read(document));
    assertEquals("", e.pointer());
    assertTrue(e.problem().contains(problem == null ? "goes on after its end" : problem));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    RecipeException e =
        assertThrows(RecipeException.class, () -> RecipeReader.read(new byte[] {'{', (byte) 0xff}));
    assertEquals("the recipe: is not UTF-8 text", e.getMessage());
  }

  @Test
  void refusesALongDocumentBeforeParsingIt() {
    byte[] spaces = new byte[RecipeReader.MAX_BYTES + 1];
    RecipeException e = assertThrows(RecipeException.class, () -> RecipeReader.read(spaces));
    assertTrue(e.problem().contains("at most 1,048,576 bytes, but this one has 1,048,577"));
  }

  @Test
  void leavesTheLossGoalOut() throws RecipeException {
    String json = EXAMPLE.replace(",\n    \"validationLossBelow\": 2.3", "");
    assertTrue(read(json).goal().validationLossBelow().isEmpty());
  }

  private static Recipe read(String json) throws RecipeException {
    return RecipeReader.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
