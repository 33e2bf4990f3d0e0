package io.kicktrain.bench.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.bench.e2e.KickTrainCommand.Result;
import io.kicktrain.bench.e2e.OpenPgpTools.Signer;
import io.kicktrain.worker.cli.process.Child;
import io.kicktrain.worker.cli.process.Children;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ann has a key of gpg's, Eve one of sq's; both use the command against a real platform. */
class KeyClaimsIT {

  private static final int BROKEN = 5;

  @TempDir private Path temp;

  private final Children children = new Children();
  private OpenPgpTools tools;
  private KickTrainCommand kicktrain;
  private String hub;

  @BeforeEach
  void startHub() throws Exception {
    tools = OpenPgpTools.orSkip();
    kicktrain = new KickTrainCommand(children, "key-claims");
    int port = KickTrainCommand.freePort();
    hub = "http://localhost:" + port;
    Path data = temp.resolve("platform");
    Child up =
        kicktrain.start("up", "--port", Integer.toString(port), "--data-dir", data.toString());
    while (!up.tail().contains("is ready")) {
      assertTrue(up.alive(), up::tail);
      Thread.sleep(200);
    }
  }

  @AfterEach
  void stopEverything() throws Exception {
    children.close();
    tools.delete();
  }

  @Test
  void trustFollowsCertificationsAndEndorsementsAsFarAsTheyGo() throws Exception {
    for (String home : List.of("ann", "eve")) {
      assertEquals(
          0, kicktrain.run("key", "create", "--home", temp.resolve(home).toString()).exitCode());
    }
    Signer ann = tools.gpgKey("Ann <ann@example.org>");
    Signer eve = tools.sqKey("Eve <eve@example.org>");
    String annsKey = certify("ann", byGpg(ann));
    String[] byHand = statement("eve-certifies.json", eve);
    assertEquals(0, command("certify", "eve", List.of(), byHand).exitCode());
    eve.sign(temp.resolve("eve-certifies.json"), temp.resolve("eve.sig"));
    String evesKey = certify("eve", with(byHand, "--signature", temp.resolve("eve.sig")));

    assertTrust(ann, "ed25519:" + annsKey, 120);
    assertTrust(ann, "ed25519:" + evesKey, 0);
    String eves = "openpgp:" + eve.fingerprint();
    endorse(ann, eves, "--depth", "0");
    assertTrust(ann, eves, 120);
    assertTrust(ann, "ed25519:" + evesKey, 0); // genuine, but nobody who introduces others
    endorse(ann, eves, "--depth", "1", "--amount", "60");
    assertTrust(ann, "ed25519:" + evesKey, 60);
    endorse(ann, eves, "--depth", "1");
    Result complete = assertTrust(ann, "ed25519:" + evesKey, 120);
    String path = "openpgp:" + ann.fingerprint() + " > " + eves + " > ed25519:" + evesKey;
    assertTrue(complete.output().contains("120  " + path), complete.output());
    endorse(ann, eves, "--amount", "0");
    assertTrust(ann, "ed25519:" + evesKey, 0);
    assertNoNamesAreLogged();
  }

  private Result command(String verb, String home, List<String> about, String... more)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("key", verb, hub));
    all.addAll(about);
    all.addAll(List.of("--home", temp.resolve(home).toString()));
    all.addAll(List.of(more));
    return kicktrain.run(all.toArray(String[]::new));
  }

  /** Certifies a worker key and tells what it is. */
  private String certify(String home, String... signing) throws Exception {
    Result done = command("certify", home, List.of(), signing);
    assertEquals(0, done.exitCode(), done.output());
    return done.output().strip().replaceAll("(?s).* certifies ", "");
  }

  private void endorse(Signer by, String about, String... more) throws Exception {
    Result done = command("endorse", "ann", List.of(about), byGpg(by, more));
    assertEquals(0, done.exitCode(), done.output());
  }

  private Result assertTrust(Signer root, String about, int amount) throws Exception {
    Result said = kicktrain.run("key", "trust", hub, about, "--root", root.fingerprint());
    assertTrue(said.output().contains(": " + amount + " of 120"), said.output());
    assertEquals(amount == 120 ? 0 : BROKEN, said.exitCode(), said.output());
    return said;
  }

  private String[] byGpg(Signer signer, String... more) throws Exception {
    return with(more, "--gpg-key", signer.fingerprint(), "--gpg", tools.gpg());
  }

  private String[] statement(String file, Signer by) {
    return with(
        new String[0], "--certificate", by.certificate(), "--statement", temp.resolve(file));
  }

  private static String[] with(String[] some, Object... more) {
    List<String> all = new ArrayList<>(List.of(some));
    for (Object argument : more) {
      all.add(argument.toString());
    }
    return all.toArray(String[]::new);
  }

  /** What everybody may download has the keys, but neither names nor addresses. */
  private void assertNoNamesAreLogged() throws Exception {
    String head = fetch("/log/checkpoint");
    String entries = fetch("/log/tile/entries/000.p/" + head.split("\n")[1]);
    assertTrue(entries.contains("certification") && entries.contains("endorsement"));
    assertFalse(entries.contains("example.org") || entries.contains("Ann "), entries);
  }

  private String fetch(String path) throws Exception {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(hub + path)).build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode(), path);
    return new String(answer.body(), StandardCharsets.ISO_8859_1);
  }
}
