package io.kicktrain.bench.anchor;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.contracts.anchor.EthereumAnchor;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.chain.Fees;
import io.kicktrain.contracts.history.AnchorAudit;
import io.kicktrain.contracts.history.AnchorHistory;
import io.kicktrain.contracts.history.TileLog;
import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.math.BigInteger;
import java.util.Arrays;

/** What anchors cost on a local chain, and how long the audit of a thousand takes. */
public final class AnchorBenchmark implements Benchmark {

  private static final int ROUND_TRIPS = 20;
  private static final int ANCHORS = 1000;
  private static final int ENTRIES_EACH = 100;
  private static final int AUDITS = 5;
  private static final Fees FEES =
      new Fees(BigInteger.valueOf(50_000_000_000L), BigInteger.valueOf(1_000_000_000));

  @Override
  public String name() {
    return "anchor";
  }

  @Override
  public String summary() {
    return "Gas and time of anchors in a contract on a local chain, and the audit of 1,000 of them.";
  }

  @Override
  public void run(Report report) throws Exception {
    report.steps(4);
    report.section("Anchors on Ethereum");
    report.step("Starting a chain");
    try (AnchoredWorld world = AnchoredWorld.start()) {
      report.step("Anchoring " + ROUND_TRIPS + " heads as a platform does");
      roundTrips(world, report);
      int anchors = report.quick() ? ANCHORS / 10 : ANCHORS;
      report.step("Anchoring " + anchors + " heads");
      gas(world, report, anchors - ROUND_TRIPS);
      report.step("Auditing them");
      audits(world, report, anchors);
    }
  }

  /** From having a new head to knowing the block that it is in; the chain makes blocks at once. */
  private static void roundTrips(AnchoredWorld world, Report report) throws Exception {
    EthereumAnchor anchor = world.anchor();
    AnchoredLog log = AnchoredLog.of(world.log());
    double[] millis = new double[ROUND_TRIPS];
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long size = world.append(ENTRIES_EACH).size();
      long began = System.nanoTime();
      anchor.advance(log);
      while (!anchored(anchor, size)) {
        anchor.advance(log);
      }
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    double first = gasOf(world, 0);
    report.add(Row.of("anchor-gas-first", "gas", first).atMost(68_000));
    report.add(
        Row.of("anchor-roundtrip-ms", "ms", millis)
            .note("both looks at the chain, without waiting for a block"));
  }

  private static boolean anchored(EthereumAnchor anchor, long size) {
    return anchor
        .status()
        .newest(AnchorState.MINED)
        .filter(head -> head.size() >= size)
        .isPresent();
  }

  private static double gasOf(AnchoredWorld world, int number) throws Exception {
    Chain chain = world.chain();
    String transaction =
        world.contract().anchored(0, chain.latest().number()).get(number).transaction();
    return chain.receipt(transaction).orElseThrow().gasUsed();
  }

  private static void gas(AnchoredWorld world, Report report, int anchors) throws Exception {
    Chain chain = world.chain();
    long nonce = world.nonce();
    double[] gas = new double[anchors];
    for (int i = 0; i < anchors; i++) {
      gas[i] = world.anchor(chain, world.append(ENTRIES_EACH), nonce + i, FEES);
    }
    double[] distinct = Arrays.stream(gas).distinct().toArray();
    double worst = Arrays.stream(gas).max().orElseThrow();
    report.add(
        Row.of("anchor-gas", "gas", worst)
            .atMost(34_000)
            .note("the most of " + anchors + " anchors, " + distinct.length + " different values"));
  }

  /** Reads all events and verifies a consistency proof for each, from the log's files. */
  private static void audits(AnchoredWorld world, Report report, int anchors) throws Exception {
    TreeHead head = world.log().treeHead();
    TileFiles files = new TileFiles(world.publicLog());
    double[] seconds = new double[AUDITS];
    for (int i = 0; i < AUDITS; i++) {
      long began = System.nanoTime();
      AnchorHistory history =
          AnchorHistory.read(world.chain(), world.contract(), 0, (block, blocks) -> {});
      TileLog log = new TileLog(new VerifiedTiles(files, head));
      boolean fits = AnchorAudit.check(history, log, head, true).isEmpty();
      seconds[i] = (System.nanoTime() - began) / 1e9;
      if (!fits || history.anchors().size() != anchors) {
        throw new IllegalStateException("the audit of " + anchors + " anchors went wrong");
      }
    }
    report.add(
        Row.of("audit-1000-anchors-seconds", "s", seconds)
            .atMost(5)
            .note(anchors + " anchors over " + head.size() + " entries"));
  }
}
