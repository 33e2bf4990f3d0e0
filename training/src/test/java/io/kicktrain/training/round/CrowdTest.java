package io.kicktrain.training.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view lists some donors and counts all. */
class CrowdTest {

  private static final int CROWD = 230;
  private static final int LISTED = 200;

  @TempDir Path folder;

  @Test
  void theActiveAndThoseWithCreditAreListedFirst() throws Exception {
    try (TestHub hub = new TestHub(folder, Recipes.SMALL)) {
      TestDonor silent = new TestDonor(hub, 1).enrol();
      silent.contribute();
      hub.clock.pass(6);
      hub.pipeline().tick();
      hub.clock.pass(3600);
      for (int i = 0; i < CROWD; i++) {
        enrol(hub, i, i % 10 == 0 ? "cuda" : "cpu");
      }
      CampaignView crowded = hub.pipeline().view();
      assertEquals(CROWD + 1, crowded.enrolled());
      assertEquals(CROWD / 10, crowded.gpus());
      assertEquals(CROWD - CROWD / 10, crowded.cpus());
      List<DonorView> listed = crowded.donors();
      assertEquals(LISTED, listed.size());
      List<String> keys = listed.stream().map(DonorView::key).toList();
      assertEquals(keys.stream().sorted().toList(), keys, "equal in everything else");
      assertEquals(0, listed.stream().filter(d -> d.key().equals(silent.key())).count());

      hub.clock.pass(3600);
      listed = hub.pipeline().view().donors();
      assertEquals(silent.key(), listed.get(0).key(), "nobody is active, and only one has credit");
      Comparator<DonorView> byCredit = Comparator.comparing(DonorView::credit);
      assertEquals(listed.stream().sorted(byCredit.reversed()).toList(), listed);
    }
  }

  private static void enrol(TestHub hub, int number, String device) throws IOException {
    WorkerKey key = WorkerKey.ofSeed(ByteBuffer.allocate(32).putInt(28, 1 + number).array());
    Entry entry =
        Entry.of(EntryKinds.ENROLMENT)
            .put("campaign", "small")
            .put("device", device)
            .build()
            .sign(key);
    assertInstanceOf(Outcome.Done.class, hub.pipeline().enrol(key.id(), entry.bytes()));
  }
}
