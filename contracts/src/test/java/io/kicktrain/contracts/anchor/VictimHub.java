package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.evm.MemoryLog;
import io.kicktrain.contracts.evm.World;
import io.kicktrain.contracts.rpc.JsonRpc;
import io.kicktrain.contracts.rpc.RpcAddress;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.ledger.anchor.AnchorState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A process that anchors a log of five entries and ends when the chain has it. */
public final class VictimHub {
  static final int ENTRIES = 5;

  private VictimHub() {}

  /** Arguments: the node, its chain's number, the contract, the folder of keystore and journal. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[3]);
    Optional<Path> password = Optional.of(folder.resolve("key.password"));
    AnchorSettings settings =
        new AnchorSettings(
            RpcAddress.parse(args[0]),
            Long.parseLong(args[1]),
            Address.parse(args[2]),
            0,
            folder.resolve("key.json"),
            password,
            new AnchorOptions(1, Duration.ofHours(1), World.MAX_FEE, Duration.ofMinutes(5)));
    Account account = Keystore.open(settings.keystore(), Password.find(password, Map.of()));
    JsonRpc rpc = new JsonRpc(settings.ethereum(), Duration.ofSeconds(20));
    EthereumAnchor anchor =
        EthereumAnchor.open(
            settings, new Chain(rpc), account, folder.resolve("journal"), Clock.systemUTC());
    MemoryLog log = MemoryLog.ofSize(ENTRIES);
    while (anchor.advance(log).newest(AnchorState.MINED).isEmpty()) {
      Thread.sleep(20);
    }
  }
}
