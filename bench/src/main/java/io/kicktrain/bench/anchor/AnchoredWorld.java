package io.kicktrain.bench.anchor;

import io.kicktrain.contracts.anchor.AnchorOptions;
import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.Deployment;
import io.kicktrain.contracts.anchor.EthereumAnchor;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.chain.Fees;
import io.kicktrain.contracts.chain.Receipt;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.devnet.Devnet;
import io.kicktrain.contracts.devnet.DevnetException;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.FileLogOptions;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A log, a local chain, and a contract for them. */
final class AnchoredWorld implements AutoCloseable {

  private static final String ORIGIN = "bench.local/log";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final BigInteger FUNDS = BigInteger.TEN.pow(20);
  private static final long GAS = 100_000;
  private static final byte[] ENTRY = new byte[300];

  private final Path folder;
  private final Devnet devnet;
  private final FileLog log;
  private final Account account;
  private final Deployment deployment;

  private AnchoredWorld(Path folder, Devnet devnet, FileLog log, Account account)
      throws IOException {
    this.folder = folder;
    this.devnet = devnet;
    this.log = log;
    this.account = account;
    devnet.fund(account.address(), FUNDS);
    this.deployment =
        Deployment.create(
            devnet.chain(), account, ORIGIN, AnchorOptions.STANDARD.maxFee(), PATIENCE);
  }

  static AnchoredWorld start() throws IOException, DevnetException {
    Path project = Path.of(System.getProperty("kicktrain.root", "."));
    Path folder = Files.createTempDirectory("kicktrain-anchor");
    SecureRandom random = new SecureRandom();
    NoteSigner signer = NoteSigner.generate(ORIGIN, random);
    FileLog log =
        FileLog.open(folder.resolve("log"), ORIGIN, List.of(signer), FileLogOptions.DEFAULT);
    Password password = Password.create(folder.resolve("password"), random);
    Account account = Keystore.create(folder.resolve("key.json"), password, random);
    return new AnchoredWorld(folder, Devnet.start(project), log, account);
  }

  Chain chain() {
    return devnet.chain();
  }

  FileLog log() {
    return log;
  }

  Path publicLog() {
    return folder.resolve("log").resolve("public");
  }

  TreeHeadAnchor contract() throws Exception {
    return TreeHeadAnchor.at(devnet.chain(), deployment.contract());
  }

  /** Lets the log grow, in one batch if the log likes. */
  TreeHead append(int entries) throws InterruptedException, ExecutionException {
    CompletableFuture<?>[] appended = new CompletableFuture<?>[entries];
    for (int i = 0; i < entries; i++) {
      appended[i] = log.append(ENTRY);
    }
    CompletableFuture.allOf(appended).get();
    return log.treeHead();
  }

  /** Sends one anchor without looking left or right, and gives the gas that it took. */
  long anchor(Chain chain, TreeHead head, long nonce, Fees fees) throws Exception {
    String hash = send(chain, TreeHeadAnchor.anchoring(head), nonce, fees);
    Optional<Receipt> receipt = chain.receipt(hash);
    while (receipt.isEmpty()) {
      receipt = chain.receipt(hash);
    }
    if (!receipt.get().success()) {
      throw new IllegalStateException("the chain refused head " + head);
    }
    return receipt.get().gasUsed();
  }

  private String send(Chain chain, String data, long nonce, Fees fees) throws IOException {
    var signed =
        account.sign(
            deployment.chainId(), nonce, GAS, fees, Optional.of(deployment.contract()), data);
    chain.send(signed.raw());
    return signed.hash();
  }

  long nonce() throws IOException {
    return devnet.chain().nonce(account.address());
  }

  /** The anchor that a platform runs, which takes every new head at once. */
  EthereumAnchor anchor() throws IOException {
    AnchorOptions standard = AnchorOptions.STANDARD;
    AnchorSettings settings =
        new AnchorSettings(
            devnet.address(),
            deployment.chainId(),
            deployment.contract(),
            deployment.block(),
            folder.resolve("key.json"),
            Optional.empty(),
            new AnchorOptions(1, standard.interval(), standard.maxFee(), standard.stuckAfter()));
    return EthereumAnchor.open(
        settings, devnet.chain(), account, folder.resolve("journal.json"), Clock.systemUTC());
  }

  @Override
  public void close() throws IOException {
    log.close();
    devnet.close();
    DurableFiles.deleteTree(folder);
  }
}
