package io.kicktrain.contracts.rpc;

import java.io.IOException;

/** A node understood the request and refused it (JSON-RPC 2.0 section 5.1). */
public final class RpcRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final long code;
  private final String reason;
  private final String data;

  RpcRefusedException(String method, long code, String reason, String data) {
    super(method + " was refused: " + reason + " (" + code + ")");
    this.code = code;
    this.reason = reason;
    this.data = data;
  }

  /** The error's code. */
  public long code() {
    return code;
  }

  /** The error's message, as the node words it. */
  public String reason() {
    return reason;
  }

  /** What a reverted call gave back, as hex digits with 0x; empty when there is nothing. */
  public String data() {
    return data;
  }
}
