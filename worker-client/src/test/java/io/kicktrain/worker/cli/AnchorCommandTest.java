package io.kicktrain.worker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.SettingsFile;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.devnet.Devnet;
import io.kicktrain.contracts.devnet.DevnetException;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.FileLogOptions;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.exit.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands from an account to an audit, with a real log, a real key and a real chain. */
class AnchorCommandTest {
  private static final String ORIGIN = "commands.test/log";

  @TempDir Path folder;
  private final NoteSigner signer = NoteSigner.generate(ORIGIN, new SecureRandom());
  private Devnet devnet;
  private HttpServer hub;
  private volatile Path served;

  @BeforeEach
  void start() throws Exception {
    try {
      devnet = Devnet.start(Path.of(".."));
    } catch (DevnetException e) {
      if (System.getenv("CI") != null) {
        throw e;
      }
      Assumptions.abort("skipped: " + e.getMessage());
    }
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext("/", this::serve);
    hub.start();
  }

  @AfterEach
  void stop() {
    if (devnet != null) {
      devnet.close();
    }
    if (hub != null) {
      hub.stop(0);
    }
  }

  @Test
  void anAnchoredLogCannotBeRewritten() throws Exception {
    served = log("empty");
    Path settings = deployed();
    assertEquals(ExitCodes.BLOCKED, run("now", url(), "--settings", settings.toString()));
    served = log("honest", "a", "b", "c");
    assertEquals(ExitCodes.OK, run("now", url(), "--settings", settings.toString()));
    assertEquals(ExitCodes.OK, run("now", url(), "--settings", settings.toString()));
    assertEquals(ExitCodes.OK, run("status", url(), "--settings", settings.toString()));
    Path elsewhere = folder.resolve("elsewhere.properties");
    String mainnet = Files.readString(settings).replaceFirst("chain = [0-9]+", "chain = 1");
    Files.writeString(elsewhere, mainnet);
    assertEquals(ExitCodes.REFUSED, run("now", url(), "--settings", elsewhere.toString()));
    assertEquals(ExitCodes.REFUSED, run("status", url(), "--settings", elsewhere.toString()));
    served = log("grown", "a", "b", "c", "d");
    assertEquals(ExitCodes.OK, run("now", url(), "--settings", settings.toString()));
    Path auditor = folder.resolve("auditor");
    String honest = audit(ExitCodes.OK, SettingsFile.read(settings), auditor);
    assertTrue(honest.contains("\"verified\""), honest);

    served = log("forged", "a", "b", "c", "a lie", "e");
    String forged = audit(ExitCodes.BROKEN, SettingsFile.read(settings), stranger());
    assertTrue(forged.contains("\"index\":3"), forged);
    assertTrue(forged.contains("entry 3 is not the one that was anchored"), forged);
    assertEquals(ExitCodes.BROKEN, run("status", url(), "--settings", settings.toString()));
    assertEquals(ExitCodes.REFUSED, run("now", url(), "--settings", settings.toString()));
    assertEquals(2, anchors(SettingsFile.read(settings)));

    served = log("forged-early", "a", "another lie", "c", "d", "e");
    String range = audit(ExitCodes.BROKEN, SettingsFile.read(settings), stranger());
    assertTrue(range.contains("one of the entries 0 to 2 is not the one"), range);
    String exact = audit(ExitCodes.BROKEN, SettingsFile.read(settings), auditor);
    assertTrue(exact.contains("\"index\":1"), exact);
    assertTrue(exact.contains("entry 1 is another one than in the copy in "), exact);
    assertEquals(exact, audit(ExitCodes.BROKEN, SettingsFile.read(settings), auditor));
    served = folder.resolve("grown").resolve("public");
    audit(ExitCodes.OK, SettingsFile.read(settings), auditor);
  }

  /** The folder of somebody who has never seen the log. */
  private Path stranger() throws IOException {
    return Files.createTempDirectory(folder, "stranger");
  }

  @Test
  void nothingIsSentWhenSomethingIsWrong() throws Exception {
    served = log("honest", "a");
    Path keystore = folder.resolve("key.json");
    Path password = folder.resolve("key.json.password");
    assertEquals(ExitCodes.OK, run("account", keystore.toString()));
    assertEquals(ExitCodes.BLOCKED, run("account", keystore.toString()), "never overwritten");
    String[] good = {
      "deploy",
      url(),
      "--ethereum",
      devnet.address().uri().toString(),
      "--keystore",
      keystore.toString(),
      "--password-file",
      password.toString(),
      "--settings",
      folder.resolve("new.properties").toString()
    };
    assertEquals(ExitCodes.FAILED, run(good), "no funds");
    assertEquals(ExitCodes.USAGE, run(with(good, 3, "gopher://node")));
    assertEquals(ExitCodes.UNREACHABLE, run(with(good, 3, "http://127.0.0.1:1")));
    assertEquals(ExitCodes.BLOCKED, run(with(good, 5, password.toString())), "no keystore");
    assertEquals(ExitCodes.BLOCKED, run(with(good, 7, keystore.toString())), "wrong password");
    assertEquals(0, devnet.chain().latest().number());
    assertTrue(Files.notExists(folder.resolve("new.properties")));
  }

  private static String[] with(String[] arguments, int index, String value) {
    String[] changed = arguments.clone();
    changed[index] = value;
    return changed;
  }

  private Path deployed() throws Exception {
    SecureRandom random = new SecureRandom();
    Path keystore = folder.resolve("key.json");
    Path password = folder.resolve("password");
    devnet.fund(
        Keystore.create(keystore, Password.create(password, random), random).address(),
        BigInteger.TEN.pow(18));
    Path settings = folder.resolve("anchor.properties");
    assertEquals(
        ExitCodes.OK,
        run(
            "deploy",
            url(),
            "--ethereum",
            devnet.address().uri().toString(),
            "--keystore",
            keystore.toString(),
            "--password-file",
            password.toString(),
            "--settings",
            settings.toString()));
    return settings;
  }

  private int anchors(AnchorSettings settings) throws Exception {
    return TreeHeadAnchor.at(devnet.chain(), settings.contract())
        .anchored(0, devnet.chain().latest().number())
        .size();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "anchor";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    boolean hasHome = arguments[0].equals("now");
    return hasHome ? KickTrain.run(withHome(all)) : KickTrain.run(all);
  }

  private String[] withHome(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--home";
    all[arguments.length + 1] = folder.resolve("home").toString();
    return all;
  }

  /** What an audit prints. */
  private String audit(int code, AnchorSettings settings, Path home) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals(
          code,
          KickTrain.run(
              "audit",
              url(),
              "--json",
              "--home",
              home.toString(),
              "--ethereum",
              devnet.address().uri().toString(),
              "--contract",
              settings.contract().toString()));
    } finally {
      System.setOut(out);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private String url() {
    return "http://127.0.0.1:" + hub.getAddress().getPort();
  }

  /** The public files of a log with these entries, signed by the one key. */
  private Path log(String name, String... entries) throws Exception {
    Path directory = folder.resolve(name);
    try (FileLog log = FileLog.open(directory, ORIGIN, List.of(signer), FileLogOptions.DEFAULT)) {
      for (String entry : entries) {
        log.append(Entry.of("remark").put("text", entry).build().bytes()).get();
      }
    }
    return directory.resolve("public");
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<byte[]> body = body(exchange.getRequestURI().getPath());
      if (body.isEmpty()) { // without it the client takes the refusal for a server that starts
        exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
      }
      byte[] answer =
          body.orElseGet(
              () -> WireJson.write(Problem.of("not-found", 404, "Not found", "there is none")));
      exchange.sendResponseHeaders(body.isPresent() ? 200 : 404, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private Optional<byte[]> body(String path) throws IOException {
    if (path.equals("/api/v1/platform")) {
      String vkey = signer.verifierKey().toString();
      return Optional.of(WireJson.write(new PlatformInfo("test", "1", ORIGIN, vkey)));
    }
    Path file = served.resolve(path.replaceFirst("^/log/", ""));
    return path.startsWith("/log/") && Files.isRegularFile(file)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }
}
