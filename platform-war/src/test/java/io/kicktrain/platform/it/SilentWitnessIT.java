package io.kicktrain.platform.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.platform.client.Api;
import io.kicktrain.platform.client.NoiseDonor;
import io.kicktrain.platform.client.SilentWitness;
import io.kicktrain.platform.client.TestCampaign;
import io.kicktrain.training.wire.CampaignView;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A platform whose witness hangs: it takes requests and never answers. */
@ArquillianTest
class SilentWitnessIT {

  private static final int ROUNDS = 8;
  private static final TestCampaign CAMPAIGN = new TestCampaign("witnessed", ROUNDS);
  private static final WorkerKey OWNER = WorkerKey.generate(new SecureRandom());
  private static SilentWitness witness;

  @ArquillianResource private URI base;
  private Api api;

  @Deployment(testable = false)
  static WebArchive war() throws Exception {
    witness = new SilentWitness();
    NoteSigner key =
        NoteSigner.generateWitness("silent.example", new SecureRandom(), Clock.systemUTC());
    return BuiltWar.onEmptyFolder(
        "kicktrain.log.witnesses=" + witness.address() + " " + key.verifierKey(),
        "kicktrain.log.witness-seconds=1");
  }

  @AfterAll
  static void stop() throws Exception {
    witness.close();
  }

  /**
   * No clock decides: a round has to close while one and the same request is waited for. Were the
   * rounds' thread the one that waits, none ever would. A slow computer has several tries.
   */
  @Test
  void roundsCloseWhileTheWitnessIsWaitedFor() throws Exception {
    api = new Api(base);
    Wait.untilReady(api);
    CAMPAIGN.create(api, OWNER);
    CAMPAIGN.upload(api, OWNER, TestCampaign.TRAIN, TestCampaign.TRAIN);
    CAMPAIGN.upload(api, OWNER, TestCampaign.CHECK, TestCampaign.CHECK);
    NoiseDonor donor = new NoiseDonor(api, CAMPAIGN, "cpu", 1);
    donor.enrol();
    boolean meanwhile = false;
    for (int round = 0; round < ROUNDS && !meanwhile; round++) {
      SilentWitness.Request request = witness.waiting();
      assertTrue(donor.contribute(5_000_000).verified());
      int closed = round + 1;
      Wait.until(() -> view().round() == closed);
      meanwhile = !request.givenUp();
    }
    assertTrue(meanwhile, "no round closed while the witness was waited for");
  }

  private CampaignView view() throws Exception {
    return Api.read(api.get(CAMPAIGN.path()), CampaignView.class);
  }
}
