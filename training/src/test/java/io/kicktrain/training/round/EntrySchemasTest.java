package io.kicktrain.training.round;

import static io.kicktrain.training.round.TestDonor.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.trust.SignedClaim;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.round.TestDonor.Work;
import io.kicktrain.training.wire.ContributionReply;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entries of a real log fit the published schemas, and damaged ones do not. */
class EntrySchemasTest {
  private static final Path SCHEMAS = Path.of("..", "docs", "entries");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  @TempDir Path folder;

  @Test
  void everyKindHasASchemaThatIsValidItself() throws Exception {
    JsonSchema meta =
        FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (var field : EntryKinds.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        Path file = SCHEMAS.resolve(field.get(null) + ".schema.json");
        assertEquals(List.of(), List.copyOf(meta.validate(JSON.readTree(file.toFile()))));
      }
    }
  }

  @Test
  void realEntriesFitAndDamagedOnesDoNot() throws Exception {
    Map<String, List<Entry>> log = smallCampaign();
    assertEquals(
        List.of(
            "campaign",
            "contribution",
            "enrolment",
            "evaluation",
            "release",
            "round",
            "settlement",
            "verdict"),
        List.copyOf(log.keySet()));
    for (String kind : log.keySet()) {
      JsonSchema schema =
          FACTORY.getSchema(Files.readString(SCHEMAS.resolve(kind + ".schema.json")));
      for (Entry entry : log.get(kind)) {
        JsonNode json = JSON.readTree(entry.bytes());
        assertEquals(List.of(), List.copyOf(schema.validate(json)), entry::toString);
        assertDamageIsNoticed(schema, (ObjectNode) json);
      }
    }
  }

  @Test
  void claimsFitAndAreWhatTheySay() throws Exception {
    for (String kind : List.of(EntryKinds.CERTIFICATION, EntryKinds.ENDORSEMENT)) {
      byte[] example = Files.readAllBytes(SCHEMAS.resolve("examples").resolve(kind + ".json"));
      assertEquals(kind, SignedClaim.verify(Entry.parse(example)).kind());
      JsonSchema schema =
          FACTORY.getSchema(Files.readString(SCHEMAS.resolve(kind + ".schema.json")));
      ObjectNode json = (ObjectNode) JSON.readTree(example);
      assertEquals(List.of(), List.copyOf(schema.validate(json)));
      assertDamageIsNoticed(schema, json);
    }
  }

  /** Any member missing, of another type or out of range, and any member too many. */
  private static void assertDamageIsNoticed(JsonSchema schema, ObjectNode entry) {
    List<String> names = new ArrayList<>();
    entry.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      ObjectNode without = entry.deepCopy();
      without.remove(name);
      boolean optional = name.equals("loss") && !entry.has("signer");
      assertEquals(optional, schema.validate(without).isEmpty(), () -> "without " + name);
      assertFalse(fits(schema, entry.deepCopy().putNull(name)), name);
      assertFalse(fits(schema, entry.deepCopy().put(name, 1.5)), name);
      assertFalse(fits(schema, entry.deepCopy().put(name, -1)), name);
      assertFalse(fits(schema, entry.deepCopy().put(name, "")), name);
    }
    assertFalse(fits(schema, entry.deepCopy().put("surprise", 1)));
    assertFalse(fits(schema, entry.deepCopy().put("kind", "other")));
  }

  private static boolean fits(JsonSchema schema, JsonNode entry) {
    return schema.validate(entry).isEmpty();
  }

  /** Three rounds with a rejected contribution, evaluations, a release and a settlement. */
  private Map<String, List<Entry>> smallCampaign() throws Exception {
    try (TestHub hub = new TestHub(folder, Recipes.SMALL)) {
      TestDonor ann = new TestDonor(hub, 1).enrol();
      TestDonor bob = new TestDonor(hub, 2).enrol();
      reject(hub, ann);
      for (int i = 0; i < 3; i++) {
        (i == 0 ? bob : ann).contribute();
        hub.clock.pass(60);
        hub.pipeline.tick();
      }
      ann.evaluate(done(ann.ask()), 2_000_000);
      bob.evaluate(done(bob.ask()), 2_000_100);
      hub.pipeline.tick();
      return byKind(hub);
    }
  }

  private static void reject(TestHub hub, TestDonor donor) throws IOException {
    Work work = donor.work(donor.trainingLease(1));
    ContributionReply reply = done(donor.send(work));
    work.update().set(reply.challenge().blocks().get(0) * 4096, 0.5f);
    assertFalse(done(donor.open(work, reply.challenge())).verified());
    assertTrue(hub.log().treeHead().size() > 0);
    donor.foldBack(work);
  }

  private static Map<String, List<Entry>> byKind(TestHub hub) throws IOException {
    Map<String, List<Entry>> kinds = new TreeMap<>();
    hub.log()
        .forEach(
            0,
            (index, bytes) -> {
              Entry entry = Entry.parse(bytes);
              kinds.computeIfAbsent(entry.kind(), k -> new ArrayList<>()).add(entry);
            });
    return kinds;
  }
}
