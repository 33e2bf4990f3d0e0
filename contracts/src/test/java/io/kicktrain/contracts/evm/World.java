package io.kicktrain.contracts.evm;

import io.kicktrain.contracts.anchor.AnchorOptions;
import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.Deployment;
import io.kicktrain.contracts.anchor.EthereumAnchor;
import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.contract.Anchored;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.devnet.Devnet;
import io.kicktrain.contracts.rpc.RpcAddress;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.FileLogOptions;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.TreeHead;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A log, a chain, an account with funds and a contract of its own: all of them real. */
public final class World implements AutoCloseable {
  public static final String ORIGIN = "anchor.test/log";
  public static final BigInteger MAX_FEE = BigInteger.valueOf(100_000_000_000L);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);

  public final Path folder;
  public final FileLog log;
  public final Account account;
  public Devnet devnet;
  public Deployment deployment;

  /** Starts all of it. */
  public World(Path folder, String... options) throws Exception {
    this.folder = folder;
    this.devnet = Evm.start(options);
    this.log = newLog(folder.resolve("log"));
    this.account = newAccount(folder, "key");
    devnet.fund(account.address(), ETHER);
    this.deployment = Deployment.create(devnet.chain(), account, ORIGIN, MAX_FEE, PATIENCE);
  }

  private static FileLog newLog(Path folder) throws Exception {
    NoteSigner signer = NoteSigner.generate(ORIGIN, new SecureRandom());
    return FileLog.open(folder, ORIGIN, List.of(signer), FileLogOptions.DEFAULT);
  }

  /** An account without funds; keystore and password are files of that name. */
  public static Account newAccount(Path folder, String name) throws Exception {
    SecureRandom random = new SecureRandom();
    Password password = Password.create(folder.resolve(name + ".password"), random);
    return Keystore.create(folder.resolve(name + ".json"), password, random);
  }

  /** Settings that anchor every new head at once. */
  public AnchorSettings settings() {
    return settings(devnet.address(), deployment.chainId(), deployment.contract(), MAX_FEE);
  }

  public AnchorSettings settings(
      RpcAddress node, long chainId, Address contract, BigInteger maxFee) {
    return new AnchorSettings(
        node,
        chainId,
        contract,
        0,
        folder.resolve("key.json"),
        Optional.of(folder.resolve("key.password")),
        new AnchorOptions(1, Duration.ofHours(1), maxFee, Duration.ofSeconds(60)));
  }

  /** The anchor as a fresh process opens it. */
  public EthereumAnchor anchor(Clock clock) throws Exception {
    return anchor(settings(), devnet.chain(), clock);
  }

  public EthereumAnchor anchor(AnchorSettings settings, Chain chain, Clock clock) throws Exception {
    return EthereumAnchor.open(settings, chain, account, journal(), clock);
  }

  /** Where the anchor remembers what it sent. */
  public Path journal() {
    return folder.resolve("anchor").resolve("journal.json");
  }

  public AnchoredLog anchoredLog() {
    return AnchoredLog.of(log);
  }

  public TreeHeadAnchor contract() throws Exception {
    return TreeHeadAnchor.at(devnet.chain(), deployment.contract());
  }

  /** Another log of the same name, as if this one had begun anew. */
  public FileLog anotherLog() throws Exception {
    return newLog(folder.resolve("another-log"));
  }

  /** All anchors that the chain has. */
  public List<Anchored> anchored() throws Exception {
    return contract().anchored(0, devnet.chain().latest().number());
  }

  /** Lets the log grow. */
  public TreeHead append(int entries) throws Exception {
    return append(log, entries);
  }

  /** Lets a log grow. */
  public static TreeHead append(FileLog log, int entries) throws Exception {
    for (int i = 0; i < entries; i++) {
      byte[] entry = ("entry " + log.treeHead().size()).getBytes(StandardCharsets.UTF_8);
      log.append(entry).get();
    }
    return log.treeHead();
  }

  @Override
  public void close() {
    log.close();
    devnet.close();
  }
}
