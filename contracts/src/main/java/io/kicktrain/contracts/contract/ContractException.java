package io.kicktrain.contracts.contract;

/** There is no contract at an address, or it is not one that this log can be anchored in. */
public final class ContractException extends Exception {
  private static final long serialVersionUID = 1;

  ContractException(String message) {
    super(message);
  }
}
