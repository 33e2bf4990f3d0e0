package io.kicktrain.training.admission;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.frame.MalformedMessageException;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.training.wire.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks a payload before anything is logged about it: it must be a whole message for this model,
 * coded with the recipe's settings, and every value in it finite and within the bounds of
 * fixed-point summing. Reads the file by segments, so memory does not depend on its size.
 */
public final class PayloadCheck {

  private final long parameters;

  /**
   * A check for one campaign.
   *
   * @param parameters the model's number of parameters
   */
  public PayloadCheck(long parameters) {
    this.parameters = parameters;
  }

  /**
   * Decodes the whole payload.
   *
   * @param payload the message's file
   * @param settings what the recipe says about contributions of its round
   * @return empty when it is sound, otherwise the problem, with the offset where it is malformed
   * @throws IOException if the file cannot be read
   */
  public Optional<Problem> refusal(Path payload, CodecSettings settings) throws IOException {
    try (MessageReader reader = MessageReader.open(payload)) {
      if (reader.header().parameters() != parameters) {
        return Optional.of(
            otherRecipe(
                "parameters",
                Long.toString(parameters),
                Long.toString(reader.header().parameters())));
      }
      if (!reader.header().matches(settings)) {
        return Optional.of(otherRecipe("codec", settings.toString(), reader.header().toString()));
      }
      reader.verify();
      return Optional.empty();
    } catch (MalformedMessageException e) {
      return Optional.of(
          Problem.of(
                  "malformed-payload",
                  400,
                  "The payload is malformed",
                  String.valueOf(e.getMessage()))
              .with("offset", e.offset()));
    }
  }

  private static Problem otherRecipe(String field, String expected, String actual) {
    return Problem.of(
            "payload-mismatch",
            422,
            "The payload is for another recipe",
            field + ": the recipe says " + expected + ", the payload says " + actual)
        .with("field", field);
  }
}
