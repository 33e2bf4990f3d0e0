package io.kicktrain.worker.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.httpsig.RequestVerifier;
import io.kicktrain.ledger.httpsig.VerificationResult;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.campaign.CampaignBook;
import io.kicktrain.training.campaign.CampaignHub;
import io.kicktrain.training.campaign.CampaignRecord;
import io.kicktrain.training.campaign.HubLimits;
import io.kicktrain.training.lease.LeaseBook;
import io.kicktrain.training.lease.LeaseState;
import io.kicktrain.training.round.CampaignReader.SnapshotFile;
import io.kicktrain.training.round.RoundPipeline;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.EntryView;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.ReceiptDocument;
import io.kicktrain.training.wire.WireJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The real hub core on a real log and real files, behind the JDK's HTTP server. It can be taken off
 * the network and put back, be killed and started again, and lose single answers.
 */
final class LocalHub implements AutoCloseable {

  static final String OWNER = "0".repeat(64);

  /** What happens to one request. */
  enum Fault {
    /** Nothing. */
    NONE,
    /** It is not looked at, and the connection breaks. */
    UNHEARD,
    /** It is done, but the answer is lost. */
    ANSWER_LOST
  }

  /** Decides about a request; may do other things first. */
  interface Faults {
    Fault of(String method, String path) throws Exception;
  }

  final Path folder;
  final NoteSigner signer = NoteSigner.generate("test.example/log", new SecureRandom());
  volatile Faults faults = (method, path) -> Fault.NONE;

  /** Done when a request had a fault, before its connection breaks. */
  volatile Runnable onFault = () -> {};

  private volatile Problem refusal;
  private final Map<String, LeaseState> leases = new ConcurrentHashMap<>();
  private final List<CampaignRecord> campaigns = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final RequestVerifier verifier =
      new RequestVerifier(Clock.systemUTC(), Duration.ofMinutes(2), 10_000);
  private volatile boolean ticking = true;
  private int port;
  private HttpServer server;
  private FileLog log;
  private volatile CampaignHub hub;

  LocalHub(Path folder) throws IOException {
    this.folder = folder;
    start();
    connect();
    threads.execute(this::tick);
  }

  private synchronized void start() throws IOException {
    log = FileLog.open(folder.resolve("log"), signer.name(), signer);
    hub =
        CampaignHub.open(
            folder,
            log,
            new Campaigns(),
            new Leases(),
            Clock.systemUTC(),
            new HubLimits(10, 1_000_000, 1 << 20, 0),
            view -> {});
  }

  private void tick() {
    while (ticking) {
      try {
        synchronized (this) {
          hub.tick();
        }
        Thread.sleep(20);
      } catch (IOException | InterruptedException e) {
        if (ticking) {
          throw new AssertionError(e);
        }
      }
    }
  }

  /** Puts it on the network, at the same address every time. */
  void connect() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    port = server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Takes it off the network. */
  void disconnect() {
    server.stop(0);
  }

  /** Forgets all that is not on disk. */
  synchronized void restart() throws IOException {
    log.close();
    start();
  }

  /** Opens a campaign with its data. */
  void campaign(byte[] recipe, byte[]... shards) throws IOException {
    CampaignView view = value(hub.create(OWNER, recipe));
    for (byte[] shard : shards) {
      value(hub.putShard(OWNER, view.slug(), Sha256.hex(shard), new ByteArrayInputStream(shard)));
    }
  }

  private static <T> T value(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  RoundPipeline pipeline(String slug) {
    return hub.campaign(slug).orElseThrow();
  }

  FileLog log() {
    return log;
  }

  /** Refuses the request that is being decided about. */
  void refuse(String code, int status) {
    refusal = Problem.of(code, status, "Refused", "by the test");
  }

  // ---- HTTP

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Fault fault = faults.of(exchange.getRequestMethod(), path);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (fault == Fault.UNHEARD) {
        onFault.run();
        return;
      }
      Object answer =
          refusal != null
              ? refusal
              : answer(exchange, path.substring("/api/v1/".length()).split("/"), body);
      refusal = null;
      if (fault == Fault.NONE) {
        send(exchange, answer);
      } else {
        onFault.run();
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Object answer(HttpExchange exchange, String[] path, byte[] body) throws IOException {
    switch (path[0]) {
      case "platform":
        return new PlatformInfo("test", "1", signer.name(), signer.verifierKey().format());
      case "files":
        return hub.publicFile(path[1]).<Object>map(p -> p).orElse(notFound());
      case "ledger":
        long index = Long.parseLong(path[2]);
        return new EntryView(log.entry(index), ReceiptDocument.of(log.receipt(index)));
      default:
        break;
    }
    Optional<RoundPipeline> campaign = hub.campaign(path[1]);
    if (campaign.isEmpty()) {
      return notFound();
    }
    if (path.length == 2) {
      return campaign.get().view();
    }
    return switch (path[2]) {
      case "recipe" -> hub.publicFile(campaign.get().view().recipe()).orElseThrow();
      case "rounds" -> {
        String from = exchange.getRequestURI().getQuery().replace("from=", "");
        yield campaign.get().reader().rounds(Integer.parseInt(from));
      }
      default -> signed(exchange, campaign.get(), path, body);
    };
  }

  private Object signed(HttpExchange exchange, RoundPipeline to, String[] path, byte[] body)
      throws IOException {
    VerificationResult result =
        verifier.verify(
            exchange.getRequestMethod(),
            address().resolve(exchange.getRequestURI()),
            name -> exchange.getRequestHeaders().getOrDefault(name, List.of()));
    if (!(result instanceof VerificationResult.Accepted accepted)) {
      return Problem.of("signature", 401, "Not signed", result.toString());
    }
    String donor = accepted.keyId();
    return switch (path[2]) {
      case "enrolments" -> result(to.enrol(donor, body));
      case "leases" -> result(to.lease(donor, WireJson.read(body, LeaseRequest.class)));
      case "evaluations" -> result(to.evaluate(donor, body));
      case "snapshot" -> result(to.reader().snapshot(donor));
      default ->
          path.length == 3
              ? result(to.submit(donor, statement(exchange), new ByteArrayInputStream(body)))
              : result(
                  to.open(donor, Long.parseLong(path[3]), WireJson.read(body, Openings.class)));
    };
  }

  private static byte[] statement(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("KickTrain-Statement");
    return Base64.getDecoder().decode(header.substring(1, header.length() - 1));
  }

  private static Object result(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? refused.problem()
        : ((Outcome.Done<?>) outcome).value();
  }

  private static Problem notFound() {
    return Problem.of("not-found", 404, "Not found", "");
  }

  private static void send(HttpExchange exchange, Object answer) throws IOException {
    int status = 200;
    byte[] body;
    if (answer instanceof SnapshotFile snapshot) {
      exchange.getResponseHeaders().set("KickTrain-Round", Integer.toString(snapshot.round()));
      body = Files.readAllBytes(snapshot.path());
    } else if (answer instanceof Path file) {
      body = Files.readAllBytes(file);
    } else {
      body = WireJson.write(answer);
      boolean refused = answer instanceof Problem;
      status = refused ? ((Problem) answer).status() : 200;
      String type = refused ? Problem.MEDIA_TYPE : "application/json";
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
    if (status != 204) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    ticking = false;
    disconnect();
    threads.shutdownNow();
    log.close();
  }

  /** Outlives the hub, as a database does. */
  private final class Campaigns implements CampaignBook {
    @Override
    public void add(CampaignRecord campaign) {
      campaigns.add(campaign);
    }

    @Override
    public List<CampaignRecord> all() {
      return campaigns;
    }
  }

  /** Outlives the hub, as a database does. */
  private final class Leases implements LeaseBook {
    @Override
    public void put(LeaseState state) {
      leases.put(state.lease().id(), state);
    }

    @Override
    public Optional<LeaseState> find(String leaseId) {
      return Optional.ofNullable(leases.get(leaseId));
    }

    @Override
    public List<LeaseState> ofRound(String campaign, int round) {
      return leases.values().stream()
          .filter(s -> s.lease().campaign().equals(campaign) && s.lease().round() == round)
          .toList();
    }

    @Override
    public long count(String campaign, LeaseState.Status status) {
      return leases.values().stream()
          .filter(s -> s.lease().campaign().equals(campaign) && s.status() == status)
          .count();
    }
  }
}
