package io.kicktrain.training.round;

import static io.kicktrain.training.round.TestDonor.done;
import static io.kicktrain.training.round.TestDonor.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.round.TestDonor.Work;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.training.wire.RoundView;
import io.kicktrain.training.wire.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundPipelineTest {

  @TempDir Path folder;
  private TestHub hub;
  private TestDonor ann;
  private TestDonor bob;

  @BeforeEach
  void open() throws Exception {
    hub = new TestHub(folder, Recipes.SMALL);
    ann = new TestDonor(hub, 1).enrol();
    bob = new TestDonor(hub, 2).enrol();
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  private void round() throws Exception {
    ann.contribute();
    bob.contribute();
    hub.clock.pass(6);
    hub.pipeline.tick();
  }

  @Test
  void theWholeWayEndsInReleasesAndShares() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals(i, hub.pipeline.view().round());
      round();
    }
    assertEquals(CampaignView.Status.TRAINING, hub.pipeline.view().status());
    ann.evaluate(done(ann.ask()), 2_000_000);
    bob.evaluate(done(bob.ask()), 2_000_100);
    hub.pipeline.tick();

    CampaignView view = hub.pipeline.view();
    assertEquals(CampaignView.Status.FINISHED, view.status());
    assertEquals(
        List.of(3_500_000L, 3_500_000L, 3_500_000L, 2_000_000L),
        view.losses().stream().map(CampaignView.LossPoint::lossMicros).toList());
    assertEquals(
        List.of(2, 3), hub.pipeline.reader().releases().stream().map(r -> r.round()).toList());
    List<RewardsView.Donor> donors = hub.pipeline.reader().rewards().donors();
    assertEquals(2, donors.size());
    assertEquals(1_000_000, donors.stream().mapToLong(RewardsView.Donor::sharePpm).sum());
    assertEquals("campaign-finished", refused(ann.ask()).code());
  }

  @Test
  void receiptsVerifyOffline() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    ContributionReply reply = done(ann.send(work));
    byte[] entry = work.statement().sign(ann.key).bytes();
    assertTrue(reply.receipt().toReceipt().verify(entry, hub.signer.verifierKey()));
    byte[] other = work.statement().sign(bob.key).bytes();
    assertFalse(reply.receipt().toReceipt().verify(other, hub.signer.verifierKey()));
  }

  @Test
  void aRepeatedContributionGetsTheSameReceiptAndCountsOnce() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    ContributionReply first = done(ann.send(work));
    long size = hub.log.treeHead().size();
    Outcome<ContributionReply> again = ann.send(work);
    assertTrue(assertInstanceOf(Outcome.Done.class, again).repeated());
    assertEquals(first.receipt().index(), done(again).receipt().index());
    assertEquals(first.challenge(), done(again).challenge());
    assertEquals(size, hub.log.treeHead().size());
  }

  @Test
  void aContributionWhoseAnswerWasLostInACrashIsInTheLogOnce() throws Exception {
    Lease lease = ann.trainingLease(1);
    LeaseState issued = hub.leases.find(lease.id()).orElseThrow();
    Work work = ann.work(lease);
    ContributionReply first = done(ann.send(work));
    long size = hub.log.treeHead().size();
    hub.leases.put(issued);
    hub.restart();
    ContributionReply again = done(ann.send(work));
    assertEquals(first.receipt().index(), again.receipt().index());
    assertEquals(size, hub.log.treeHead().size());
    assertEquals(1, hub.pipeline.view().contributions());
  }

  @Test
  void theSamePayloadUnderAnotherLeaseDoesNotCountTwice() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    done(ann.send(work));
    hub.clock.pass(100);
    hub.pipeline.tick(); // nobody's contribution was verified in time: the round begins anew
    long size = hub.log.treeHead().size();
    Lease second = ann.trainingLease(1);
    Statement copy = work.statement();
    Statement another =
        new Statement(
            copy.campaign(),
            copy.round(),
            second.id(),
            copy.payload(),
            copy.bytes(),
            second.steps(),
            second.samples(),
            copy.lossMicros(),
            copy.before(),
            copy.update(),
            copy.after(),
            copy.folded());
    Problem refused = refused(ann.send(another, work.payload()));
    assertEquals("duplicate-contribution", refused.code());
    assertEquals(size, hub.log.treeHead().size());
  }

  @Test
  void aLeaseIsAnsweredOnce() throws Exception {
    Lease lease = ann.trainingLease(1);
    done(ann.send(ann.work(lease)));
    assertEquals("lease-answered", refused(ann.send(ann.work(lease))).code());
  }

  @Test
  void whatIsNotAWholeMessageIsRefusedWithItsOffsetAndLeavesNothing() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    long size = hub.log.treeHead().size();
    byte[] cut = Arrays.copyOf(work.payload(), work.payload().length - 1);
    assertEquals("statement-mismatch", refused(ann.send(work.statement(), cut)).code());
    byte[] flipped = work.payload().clone();
    flipped[flipped.length / 2] ^= 1;
    assertEquals("statement-mismatch", refused(ann.send(work.statement(), flipped)).code());
    assertEquals("malformed-payload", refused(ann.send(work.about(cut), cut)).code());
    assertTrue(refused(ann.send(work.about(cut), cut)).members().containsKey("offset"));
    assertEquals(size, hub.log.treeHead().size());
    assertFalse(hub.blobs.has(work.about(cut).payload()));
    done(ann.send(work));
  }

  @Test
  void aPayloadThatSaysLessThanItBringsIsRefused() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    byte[] longer = Arrays.copyOf(work.payload(), work.payload().length + 9);
    assertEquals("statement-mismatch", refused(ann.send(work.statement(), longer)).code());
  }

  @Test
  void anotherDonorsLeaseOrSignatureIsRefused() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    assertEquals("wrong-lease", refused(bob.send(work)).code());
    byte[] signedByAnn = work.statement().sign(ann.key).bytes();
    Outcome<ContributionReply> stolen =
        hub.pipeline.submit(bob.key.id(), signedByAnn, new ByteArrayInputStream(work.payload()));
    assertEquals("wrong-key", refused(stolen).code());
  }

  @Test
  void unknownLeasesStrangersAndForgedEntriesAreRefused() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    Statement s = work.statement();
    Statement unknown =
        new Statement(
            s.campaign(),
            0,
            "f".repeat(32),
            s.payload(),
            s.bytes(),
            1,
            8,
            0,
            s.before(),
            s.update(),
            s.after(),
            0);
    assertEquals("unknown-lease", refused(ann.send(unknown, work.payload())).code());
    TestDonor stranger = new TestDonor(hub, 9);
    assertEquals("not-enrolled", refused(stranger.ask()).code());
    byte[] forged = s.sign(ann.key).bytes();
    forged[forged.length - 10] ^= 1;
    Outcome<?> outcome =
        hub.pipeline.submit(ann.key.id(), forged, new ByteArrayInputStream(work.payload()));
    assertTrue(List.of("malformed-statement", "wrong-key").contains(refused(outcome).code()));
  }

  @Test
  void anExpiredLeaseIsRefusedAndItsWorkComesBackInTheNextContribution() throws Exception {
    Lease lease = ann.trainingLease(1);
    Work late = ann.work(lease);
    bob.contribute();
    hub.clock.pass(21);
    assertEquals("lease-expired", refused(ann.send(late)).code());
    ann.foldBack(late);
    hub.pipeline.tick();
    assertEquals(1, hub.pipeline.view().round());
    assertEquals(1, hub.pipeline.view().foldedBack());
    ann.contribute();
  }

  @Test
  void workForAClosedRoundIsLate() throws Exception {
    Work late = ann.work(ann.trainingLease(1));
    bob.contribute();
    hub.clock.pass(21);
    hub.pipeline.tick();
    assertEquals("late", refused(ann.send(late)).code());
    ann.foldBack(late);
    round();
    assertEquals(2, hub.pipeline.reader().rounds(1).get(0).members());
  }

  @Test
  void aResidualThatWasNotCommittedIsRefused() throws Exception {
    round();
    Work forgotten = ann.work(ann.trainingLease(1));
    Statement s = forgotten.statement();
    Statement reset =
        new Statement(
            s.campaign(),
            s.round(),
            s.lease(),
            s.payload(),
            s.bytes(),
            s.steps(),
            s.samples(),
            0,
            "a".repeat(64),
            s.update(),
            s.after(),
            0);
    assertEquals("state-mismatch", refused(ann.send(reset, forgotten.payload())).code());
    done(ann.send(forgotten));
  }

  @Test
  void openingsThatDoNotMatchAreRejectedAndNeverSummed() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    ContributionReply reply = done(ann.send(work));
    assertFalse(reply.challenge().blocks().isEmpty());
    long first = reply.challenge().blocks().get(0);
    work.update().set(first * 4096, 0.5f);
    Verdict verdict = done(ann.open(work, reply.challenge()));
    assertFalse(verdict.verified());
    assertTrue(verdict.reason().contains("block " + first), verdict.reason());
    bob.contribute();
    hub.clock.pass(21);
    hub.pipeline.tick();
    assertEquals(1, hub.pipeline.reader().rounds(0).get(0).members());
    assertTrue(
        hub.pipeline.reader().rewards().donors().stream()
            .noneMatch(
                d -> d.key().equals(ann.key.id()) && d.credit() > 0 && d.contributions() > 0));
  }

  @Test
  void otherBlocksThanTheChallengeAsksForAreRejected() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    ContributionReply reply = done(ann.send(work));
    Openings some = work.made().open(reply.challenge().blocks());
    Openings fewer = new Openings(some.blocks().subList(1, some.blocks().size()));
    Verdict verdict = done(hub.pipeline.open(ann.key.id(), reply.receipt().index(), fewer));
    assertFalse(verdict.verified());
  }

  @Test
  void onlyVerifiedContributionsCloseARound() throws Exception {
    Work work = ann.work(ann.trainingLease(1));
    done(ann.send(work));
    hub.clock.pass(21);
    hub.pipeline.tick();
    assertEquals(0, hub.pipeline.view().round());
    assertTrue(hub.pipeline.reader().withheld(work.statement().payload()));
  }

  @Test
  void leasesAreSizedByMeasuredSpeed() throws Exception {
    Lease slow = ann.trainingLease(1);
    assertEquals(20, slow.steps(), "16 samples/s for 10 s in batches of 8");
    hub.clock.pass(5);
    Lease bobs = bob.trainingLease(1);
    assertEquals(10, bobs.steps(), "half of the target time is over");
    done(ann.send(ann.work(slow)));
    done(hub.pipeline.lease(bob.key.id(), new LeaseRequest("cpu", 0, 0)));
  }

  @Test
  void restartingGoesOnWithTheOpenRound() throws Exception {
    Work annsWork = ann.contribute();
    Work bobs = bob.work(bob.trainingLease(3_500_000));
    ContributionReply reply = done(bob.send(bobs));
    hub.restart();
    assertEquals(1, hub.pipeline.view().contributions() - 1, "both are in the log");
    assertEquals(reply.challenge(), done(bob.send(bobs)).challenge());
    assertTrue(done(bob.open(bobs, reply.challenge())).verified());
    hub.clock.pass(6);
    hub.pipeline.tick();
    assertEquals(2, hub.pipeline.reader().rounds(0).get(0).members());
    assertNotEquals(annsWork.statement(), bobs.statement());
    hub.restart();
    assertEquals(1, hub.pipeline.view().round());
    round();
    hub.restart();
    assertEquals(2, hub.pipeline.view().round());
    assertEquals(1, hub.pipeline.reader().releases().size());
  }

  @Test
  void aCrashBetweenStepAndLogGivesTheSameRoundAgain() throws Exception {
    ann.contribute();
    hub.clock.pass(21);
    Path next = folder.resolve("campaign/state-1.kts");
    Files.createDirectories(next.getParent());
    Files.write(next, new byte[] {1, 2, 3});
    hub.restart();
    hub.pipeline.tick();
    assertEquals(1, hub.pipeline.view().round());
    assertTrue(Files.size(next) > 1000);
  }

  @Test
  void theSameMembersGiveTheSameBitsInAnyOrder() throws Exception {
    Work a = ann.work(ann.trainingLease(1));
    Work b = bob.work(bob.trainingLease(1));
    done(bob.open(b, done(bob.send(b)).challenge()));
    done(ann.open(a, done(ann.send(a)).challenge()));
    hub.clock.pass(6);
    hub.pipeline.tick();
    RoundView bobFirst = hub.pipeline.reader().rounds(0).get(0);
    try (TestHub other = new TestHub(folder.resolve("other"), Recipes.SMALL)) {
      TestDonor ann2 = new TestDonor(other, 1).enrol();
      TestDonor bob2 = new TestDonor(other, 2).enrol();
      List<Work> works = new ArrayList<>();
      works.add(ann2.contribute());
      works.add(bob2.contribute());
      assertEquals(a.statement().payload(), works.get(0).statement().payload());
      other.clock.pass(6);
      other.pipeline.tick();
      assertEquals(bobFirst.weightsRoot(), other.pipeline.reader().rounds(0).get(0).weightsRoot());
      assertEquals(bobFirst.delta(), other.pipeline.reader().rounds(0).get(0).delta());
    }
  }

  @Test
  void evaluationsMustAgree() throws Exception {
    Lease annsEvaluation = done(ann.ask());
    Lease bobs = done(bob.ask());
    assertEquals(Lease.Kind.EVALUATION, annsEvaluation.kind());
    assertEquals(Lease.Kind.EVALUATION, bobs.kind());
    ann.evaluate(annsEvaluation, 3_000_000);
    bob.evaluate(bobs, 2_000_000);
    TestDonor cleo = new TestDonor(hub, 3).enrol();
    Lease cleos = done(cleo.ask());
    assertEquals(Lease.Kind.EVALUATION, cleos.kind(), "a third opinion is asked for");
    cleo.evaluate(cleos, 3_000_500);
    round();
    assertEquals(3_000_000, hub.pipeline.view().losses().get(0).lossMicros());
  }

  @Test
  void checkpointsAreForThoseWhoEarnedThem() throws Exception {
    round();
    round();
    assertEquals(1, hub.pipeline.reader().releases().size());
    assertTrue(Files.exists(done(hub.pipeline.reader().checkpoint(ann.key.id(), 1)).path()));
    String stranger = WorkerKey.ofSeed(new byte[32]).id();
    var no = refused(hub.pipeline.reader().checkpoint(stranger, 1));
    assertEquals("not-entitled", no.code());
    assertEquals(1L, no.members().get("missing"));
    assertEquals(401, refused(hub.pipeline.reader().checkpoint(null, 1)).status());
    assertEquals("not-found", refused(hub.pipeline.reader().checkpoint(ann.key.id(), 2)).code());
  }

  @Test
  void enrolmentsOfOneDonorAtTheSameTimeAreOneEntry() throws Exception {
    TestDonor cleo = new TestDonor(hub, 3);
    long size = hub.log.treeHead().size();
    ExecutorService requests = Executors.newFixedThreadPool(8);
    try {
      CountDownLatch ready = new CountDownLatch(8);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            requests.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return cleo.enrol();
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      requests.shutdown();
    }
    assertEquals(size + 1, hub.log.treeHead().size());
    assertEquals(3, hub.pipeline.view().enrolled());
  }

  @Test
  void enrolmentMustBeSignedByTheRequestingKey() throws Exception {
    Entry entry =
        Entry.of("enrolment").put("campaign", "small").put("device", "cpu").build().sign(ann.key);
    assertEquals("wrong-key", refused(hub.pipeline.enrol(bob.key.id(), entry.bytes())).code());
    Entry other =
        Entry.of("enrolment").put("campaign", "other").put("device", "cpu").build().sign(ann.key);
    assertEquals(
        "malformed-statement", refused(hub.pipeline.enrol(ann.key.id(), other.bytes())).code());
  }

  @Test
  void manyDonorsAtOnceAreTakenInAsTheLogHasThem() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<TestDonor>> enrolled = new ArrayList<>();
      for (int seed = 10; seed < 60; seed++) {
        TestDonor donor = new TestDonor(hub, seed);
        enrolled.add(threads.submit(donor::enrol));
      }
      for (Future<TestDonor> donor : enrolled) {
        donor.get();
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(52, hub.pipeline.view().enrolled());
    CampaignView before = hub.pipeline.view();
    hub.restart();
    assertEquals(before.enrolled(), hub.pipeline.view().enrolled());
  }
}
