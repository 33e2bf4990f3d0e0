package io.kicktrain.ledger.witness;

/**
 * What a witness answers over HTTP.
 *
 * @param status 200, 400, 403, 404, 409 or 422
 * @param contentType of the body
 * @param body signature lines for 200; the size of the last cosigned tree, or nothing, for 409;
 *     else why it refused
 */
public record WitnessAnswer(int status, String contentType, String body) {
  /** The content type of an answer that states a size. */
  public static final String SIZE_TYPE = "text/x.tlog.size";

  private static final String TEXT = "text/plain; charset=utf-8";

  static WitnessAnswer cosigned(String lines) {
    return new WitnessAnswer(200, TEXT, lines);
  }

  static WitnessAnswer otherSize(long size) {
    return new WitnessAnswer(409, SIZE_TYPE, size + "\n");
  }

  static WitnessAnswer refused(int status, String reason) {
    return new WitnessAnswer(status, TEXT, reason + "\n");
  }
}
