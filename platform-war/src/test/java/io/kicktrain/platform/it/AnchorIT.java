package io.kicktrain.platform.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.contracts.anchor.AnchorOptions;
import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.SettingsFile;
import io.kicktrain.contracts.contract.Latest;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.devnet.Devnet;
import io.kicktrain.contracts.devnet.DevnetException;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.platform.client.Api;
import io.kicktrain.platform.client.TestCampaign;
import io.kicktrain.training.wire.AnchorView;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A platform that anchors in a contract on a real chain, which then goes away. */
@ArquillianTest
@EnabledIf(value = "chainIsThere", disabledReason = "there is no Node for a local chain")
class AnchorIT {

  private static final String ORIGIN = "anchor.it/log";
  private static final TestCampaign CAMPAIGN = new TestCampaign("anchored", 1);
  private static final WorkerKey OWNER = WorkerKey.generate(new SecureRandom());
  private static Devnet devnet;
  private static AnchorSettings settings;

  @ArquillianResource private URI base;

  static boolean chainIsThere() throws Exception {
    try {
      devnet = devnet == null ? Devnet.start(Path.of(".."), "--slots-in-an-epoch", "1") : devnet;
      return true;
    } catch (DevnetException e) {
      if (System.getenv("CI") != null) {
        throw e;
      }
      return false;
    }
  }

  @Deployment(testable = false)
  static WebArchive war() throws Exception {
    Path folder = Path.of("target", "it-anchor").toAbsolutePath();
    DurableFiles.deleteTree(folder);
    SecureRandom random = new SecureRandom();
    Path secret = folder.resolve("password");
    Account account =
        Keystore.create(folder.resolve("key.json"), Password.create(secret, random), random);
    devnet.fund(account.address(), BigInteger.TEN.pow(18));
    settings = settings(folder, secret, account);
    Path file = folder.resolve("anchor.properties");
    SettingsFile.write(file, settings);
    return BuiltWar.onEmptyFolder(
        "kicktrain.anchor=" + file,
        "kicktrain.anchor.poll-seconds=1",
        "kicktrain.log.origin=" + ORIGIN);
  }

  private static AnchorSettings settings(Path folder, Path secret, Account account)
      throws Exception {
    AnchorOptions atOnce =
        new AnchorOptions(
            1, Duration.ofHours(1), AnchorOptions.STANDARD.maxFee(), Duration.ofMinutes(1));
    var made =
        io.kicktrain.contracts.anchor.Deployment.create(
            devnet.chain(), account, ORIGIN, atOnce.maxFee(), Duration.ofSeconds(30));
    return new AnchorSettings(
        devnet.address(),
        made.chainId(),
        made.contract(),
        made.block(),
        folder.resolve("key.json"),
        Optional.of(secret),
        atOnce);
  }

  @AfterAll
  static void stop() {
    if (devnet != null) {
      devnet.close();
    }
  }

  @Test
  void anchorsWhatItLogsAndGoesOnWithoutTheChain() throws Exception {
    Api api = new Api(base);
    Wait.untilReady(api);
    CAMPAIGN.create(api, OWNER);
    CAMPAIGN.upload(api, OWNER, TestCampaign.TRAIN, TestCampaign.TRAIN);
    CAMPAIGN.upload(api, OWNER, TestCampaign.CHECK, TestCampaign.CHECK);
    Wait.until(() -> head(api).size() > 0 && anchored(api, head(api)));
    Latest latest = TreeHeadAnchor.at(devnet.chain(), settings.contract()).latest();
    assertArrayEquals(head(api).root(), latest.root());

    devnet.mine(3);
    Wait.until(() -> text(api, "/campaigns/anchored").contains(", final."));
    String page = text(api, "/campaigns/anchored");
    assertTrue(page.contains("--contract " + settings.contract()), page);
    String metrics = text(api, "/metrics");
    assertTrue(metrics.contains("kicktrain_anchor_finalized_entries"), metrics);

    devnet.kill();
    Wait.until(() -> text(api, "/health/ready").contains("node-unreachable"));
    assertTrue(text(api, "/campaigns/anchored").contains("cannot be reached"));
    TestCampaign another = new TestCampaign("another", 1);
    assertEquals(201, another.create(api, OWNER).statusCode());
  }

  private static boolean anchored(Api api, TreeHead head) throws Exception {
    HttpResponse<byte[]> answer = api.get("/api/v1/anchor");
    return answer.statusCode() == 200
        && Api.read(answer, AnchorView.class).heads().stream()
            .anyMatch(h -> h.size() == head.size() && !h.state().equals("pending"));
  }

  private static TreeHead head(Api api) throws Exception {
    return TreeHead.parse(SignedNote.parse(text(api, "/log/checkpoint")).text());
  }

  private static String text(Api api, String path) throws Exception {
    HttpResponse<byte[]> response = api.get(path);
    assertEquals(200, response.statusCode(), path);
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
