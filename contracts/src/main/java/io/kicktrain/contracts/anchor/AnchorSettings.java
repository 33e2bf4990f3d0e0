package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.rpc.RpcAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything that anchoring needs to know, as {@link SettingsFile} reads it.
 *
 * @param ethereum the node
 * @param chainId the chain's number (EIP-155), 1 or more
 * @param contract where the heads go
 * @param fromBlock the contract's first block: where readers of its events begin
 * @param keystore the account's key
 * @param passwordFile the key's password; without it the environment has it
 * @param options when to anchor, and what to pay
 */
public record AnchorSettings(
    RpcAddress ethereum,
    long chainId,
    Address contract,
    long fromBlock,
    Path keystore,
    Optional<Path> passwordFile,
    AnchorOptions options) {

  /** Checks the numbers. */
  public AnchorSettings {
    if (chainId < 1 || fromBlock < 0) {
      throw new IllegalArgumentException("chain must be 1 or more, from-block 0 or more");
    }
  }

  /** The same with other options. */
  public AnchorSettings with(AnchorOptions other) {
    return new AnchorSettings(
        ethereum, chainId, contract, fromBlock, keystore, passwordFile, other);
  }
}
