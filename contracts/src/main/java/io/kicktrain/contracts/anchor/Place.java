package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.contract.ContractException;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.wallet.Account;
import java.io.IOException;

/**
 * A contract that was looked at, and the account that may write to it.
 *
 * @param chain through which node
 * @param chainId the chain's number
 * @param contract the contract, whose code is right
 * @param account its owner
 */
record Place(Chain chain, long chainId, TreeHeadAnchor contract, Account account) {

  /**
   * Looks before anything is sent.
   *
   * @param origin the log that is to be anchored
   * @throws ContractException if there is no contract, or it is not for us
   */
  static Place find(AnchorSettings settings, Chain chain, Account account, String origin)
      throws IOException, ContractException {
    chain.requireId(settings.chainId());
    TreeHeadAnchor contract = TreeHeadAnchor.at(chain, settings.contract());
    contract.requireLog(origin);
    contract.requireOwner(account.address());
    return new Place(chain, settings.chainId(), contract, account);
  }
}
