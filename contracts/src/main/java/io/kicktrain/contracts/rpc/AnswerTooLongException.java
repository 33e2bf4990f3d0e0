package io.kicktrain.contracts.rpc;

/** An answer is longer than is ever read; asking for less may help. */
public final class AnswerTooLongException extends RpcException {
  private static final long serialVersionUID = 1;

  AnswerTooLongException(String message, Throwable cause) {
    super(message, cause);
  }
}
