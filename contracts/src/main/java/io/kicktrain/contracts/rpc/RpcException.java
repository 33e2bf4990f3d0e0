package io.kicktrain.contracts.rpc;

import java.io.IOException;

/** A node cannot be reached, or what it says is no answer. Nothing is known about the chain. */
public class RpcException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message that names the node's host but neither path nor query, which may be secret. */
  public RpcException(String message) {
    super(message);
  }

  RpcException(String message, Throwable cause) {
    super(message, cause);
  }
}
