package io.kicktrain.training.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.round.ManualClock;
import io.kicktrain.training.round.MemoryLeaseBook;
import io.kicktrain.training.round.Recipes;
import io.kicktrain.training.round.StorageReserve.StorageFullException;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignHubTest {

  private static final String OWNER = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);
  private static final byte[] TRAIN = bytes("class Train {}\n".repeat(100));
  private static final byte[] CHECK = bytes("class Check {}\n".repeat(20));

  @TempDir Path folder;
  private final NoteSigner signer = NoteSigner.generate("test.example/log", new SecureRandom());
  private final List<CampaignRecord> records = new ArrayList<>();
  private final MemoryLeaseBook leases = new MemoryLeaseBook();
  private final List<CampaignView> told = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private FileLog log;
  private CampaignHub hub;

  @BeforeEach
  void open() throws IOException {
    start(HubLimits.defaults());
  }

  private void start(HubLimits limits) throws IOException {
    CampaignBook book =
        new CampaignBook() {
          @Override
          public void add(CampaignRecord campaign) {
            records.add(campaign);
          }

          @Override
          public List<CampaignRecord> all() {
            return List.copyOf(records);
          }
        };
    log = FileLog.open(folder.resolve("log"), signer.verifierKey().name(), signer);
    hub = CampaignHub.open(folder, log, book, leases, clock, limits, told::add);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] recipe() {
    return bytes(
        Recipes.SMALL
            .replace("TRAIN_BYTES", Integer.toString(TRAIN.length))
            .replace("TRAIN_SHA", Sha256.hex(TRAIN))
            .replace("CHECK_BYTES", Integer.toString(CHECK.length))
            .replace("CHECK_SHA", Sha256.hex(CHECK)));
  }

  private Outcome<CampaignView> put(String owner, byte[] named, byte[] body) throws IOException {
    return hub.putShard(owner, "small", Sha256.hex(named), new ByteArrayInputStream(body));
  }

  private static Problem refused(Outcome<?> outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome).problem();
  }

  private static CampaignView done(Outcome<CampaignView> outcome) {
    if (outcome instanceof Outcome.Done<CampaignView> done) {
      return done.value();
    }
    throw new AssertionError(refused(outcome).detail());
  }

  @Test
  void theLastShardOpensTheCampaign() throws Exception {
    CampaignView created = done(hub.create(OWNER, recipe()));
    assertEquals(CampaignView.Status.AWAITING_DATA, created.status());
    assertEquals(2, created.missingShards());
    assertEquals(1, done(put(OWNER, TRAIN, TRAIN)).missingShards());
    CampaignView open = done(put(OWNER, CHECK, CHECK));
    assertEquals(CampaignView.Status.TRAINING, open.status());
    assertEquals(64, open.weightsRoot().length());
    assertEquals(1, log.treeHead().size());
    hub.tick();
    assertEquals(List.of("small"), told.stream().map(CampaignView::slug).toList());
  }

  @Test
  void aRestartFindsEverythingAgain() throws Exception {
    done(hub.create(OWNER, recipe()));
    done(put(OWNER, TRAIN, TRAIN));
    log.close();
    start(HubLimits.defaults());
    assertEquals(1, hub.campaign("small").orElseThrow().view().missingShards());
    done(put(OWNER, CHECK, CHECK));
    String root = hub.campaign("small").orElseThrow().view().weightsRoot();
    log.close();
    start(HubLimits.defaults());
    assertEquals(root, hub.views().get(0).weightsRoot());
    assertEquals(1, log.treeHead().size(), "the campaign is not opened twice");
  }

  @Test
  void aShardWithAnotherHashIsRefusedAndNotKept() throws Exception {
    done(hub.create(OWNER, recipe()));
    byte[] wrong = TRAIN.clone();
    wrong[3] ^= 1;
    Problem problem = refused(put(OWNER, TRAIN, wrong));
    assertEquals("shard-hash-mismatch", problem.code());
    assertTrue(problem.detail().contains(Sha256.hex(wrong)), problem.detail());
    assertEquals("shard-hash-mismatch", refused(put(OWNER, CHECK, TRAIN)).code());
    assertTrue(hub.publicFile(Sha256.hex(wrong)).isEmpty());
    assertEquals(1, done(put(OWNER, TRAIN, TRAIN)).missingShards());
  }

  @Test
  void onlyTheOwnerUploadsAndOnlyWhatTheRecipeNames() throws Exception {
    done(hub.create(OWNER, recipe()));
    assertEquals("wrong-key", refused(put(OTHER, TRAIN, TRAIN)).code());
    assertEquals("not-found", refused(put(OWNER, bytes("other"), bytes("other"))).code());
  }

  @Test
  void creatingTheSameCampaignAgainIsHarmlessAndTakingItsSlugIsNot() throws Exception {
    done(hub.create(OWNER, recipe()));
    assertTrue(assertInstanceOf(Outcome.Done.class, hub.create(OWNER, recipe())).repeated());
    assertEquals("slug-taken", refused(hub.create(OTHER, recipe())).code());
    assertEquals(1, records.size());
  }

  @Test
  void badRecipesNameTheField() throws Exception {
    String json = new String(recipe(), StandardCharsets.UTF_8);
    Problem layer = refused(hub.create(OWNER, bytes(json.replace("flatten", "flaten"))));
    assertEquals("/model/layers/1/type", layer.members().get("pointer"));
    Problem field = refused(hub.create(OWNER, bytes(json.replace("\"seed\"", "\"sed\""))));
    assertEquals("invalid-recipe", field.code());
    Problem huge =
        refused(hub.create(OWNER, bytes(json.replace("\"out\": 64", "\"out\": 16000000000"))));
    assertEquals(400, huge.status());
    assertFalse(Files.exists(folder.resolve("campaigns/small")));
  }

  @Test
  void limitsOfThePlatformAreNamed() throws Exception {
    log.close();
    start(new HubLimits(1000, 1000, 1L << 30, 0));
    assertTrue(refused(hub.create(OWNER, recipe())).detail().contains("at most 1000"));
    log.close();
    start(new HubLimits(1000, 1 << 20, 100, 0));
    assertEquals("/data/shards", refused(hub.create(OWNER, recipe())).members().get("pointer"));
  }

  @Test
  void aNearlyFullDiskTakesNothingNewAndLosesNothing() throws Exception {
    done(hub.create(OWNER, recipe()));
    log.close();
    start(new HubLimits(1000, 1 << 20, 1 << 20, Long.MAX_VALUE));
    assertThrows(StorageFullException.class, () -> put(OWNER, TRAIN, TRAIN));
    log.close();
    start(HubLimits.defaults());
    assertEquals(1, done(put(OWNER, TRAIN, TRAIN)).missingShards());
  }

  @Test
  void ofACrowdIsToldLessOftenButAlwaysTheLastChange() throws Exception {
    done(hub.create(OWNER, recipe()));
    put(OWNER, TRAIN, TRAIN);
    put(OWNER, CHECK, CHECK);
    for (int donor = 1; donor <= 50; donor++) {
      enrol(donor);
    }
    hub.tick();
    assertEquals(50, told.get(0).enrolled());
    enrol(51);
    hub.tick();
    assertEquals(1, told.size(), "50 donors are not looked at twice in a millisecond");
    clock.pass(1);
    hub.tick();
    hub.tick();
    assertEquals(2, told.size());
    assertEquals(51, told.get(1).enrolled());
    enrol(52);
    clock.pass(-3_600_000);
    hub.tick();
    assertEquals(52, told.get(2).enrolled(), "a clock that was set back keeps nobody waiting");
  }

  private void enrol(int donor) throws IOException {
    WorkerKey key = WorkerKey.ofSeed(ByteBuffer.allocate(32).putInt(donor).array());
    Entry entry =
        Entry.of(EntryKinds.ENROLMENT)
            .put("campaign", "small")
            .put("device", "cpu")
            .build()
            .sign(key);
    var pipeline = hub.campaign("small").orElseThrow();
    assertInstanceOf(Outcome.Done.class, pipeline.enrol(key.id(), entry.bytes()));
  }
}
