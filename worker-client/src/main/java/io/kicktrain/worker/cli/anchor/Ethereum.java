package io.kicktrain.worker.cli.anchor;

import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.SettingsException;
import io.kicktrain.contracts.anchor.SettingsFile;
import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.chain.WrongChainException;
import io.kicktrain.contracts.contract.ContractException;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.rpc.JsonRpc;
import io.kicktrain.contracts.rpc.RpcAddress;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.KeystoreException;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Opens nodes, contracts, accounts and settings; what is wrong with them becomes a failure. */
public final class Ethereum {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Ethereum() {}

  /** A node; the screen is told when its answers can be changed on their way. */
  public static Chain open(RpcAddress address, Screen screen) {
    address.warning().ifPresent(warning -> screen.say("Warning: " + warning));
    return new Chain(new JsonRpc(address, PATIENCE));
  }

  /** The node that the settings name, which must be of the chain that they name. */
  public static Chain open(AnchorSettings settings, Screen screen) {
    Chain chain = open(settings.ethereum(), screen);
    try {
      chain.requireId(settings.chainId());
      return chain;
    } catch (WrongChainException e) {
      throw new Failure(ExitCodes.REFUSED, String.valueOf(e.getMessage()), "", e);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * A contract that was looked at.
   *
   * @param origin the log that it must be for
   */
  public static TreeHeadAnchor contract(Chain chain, Address address, String origin) {
    try {
      TreeHeadAnchor contract = TreeHeadAnchor.at(chain, address);
      contract.requireLog(origin);
      return contract;
    } catch (ContractException e) {
      throw new Failure(ExitCodes.REFUSED, String.valueOf(e.getMessage()), "", e);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** A keystore's account. */
  public static Account account(Path keystore, Optional<Path> passwordFile) {
    try {
      return Keystore.open(keystore, Password.find(passwordFile, System.getenv()));
    } catch (KeystoreException e) {
      throw new Failure(ExitCodes.BLOCKED, String.valueOf(e.getMessage()), "", e);
    }
  }

  /** A settings file. */
  public static AnchorSettings settings(Path file) {
    try {
      return SettingsFile.read(file);
    } catch (SettingsException e) {
      throw new Failure(ExitCodes.BLOCKED, String.valueOf(e.getMessage()), "", e);
    }
  }

  /** A node that does not answer says nothing about the log. */
  public static Failure unreachable(IOException failure) {
    return new Failure(
        ExitCodes.UNREACHABLE,
        String.valueOf(failure.getMessage()),
        "check the node's address, or try another node",
        failure);
  }
}
