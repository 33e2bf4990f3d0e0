package io.kicktrain.worker.cli;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.rpc.RpcAddress;
import io.kicktrain.worker.cli.anchor.ChainAudit;
import io.kicktrain.worker.cli.terminal.Screen;
import picocli.CommandLine.Option;

/** Which contract on which chain a log is held against. */
final class EthereumOptions {

  @Option(
      names = "--ethereum",
      paramLabel = "RPC",
      required = true,
      description =
          "An Ethereum node that you trust: hold the log against everything that was anchored.")
  private String ethereum = "";

  @Option(
      names = "--contract",
      paramLabel = "0x...",
      required = true,
      description = "Where the log's tree heads are anchored; the campaign's page names it.")
  private String contract = "";

  @Option(
      names = "--from-block",
      paramLabel = "N",
      defaultValue = "0",
      description = "First block to look at: that of the contract is enough (default: 0, slow).")
  private long fromBlock;

  ChainAudit audit(Screen screen) {
    return Arguments.checked(
        () ->
            new ChainAudit(RpcAddress.parse(ethereum), Address.parse(contract), fromBlock, screen));
  }
}
