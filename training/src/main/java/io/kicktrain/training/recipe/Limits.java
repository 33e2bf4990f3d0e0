package io.kicktrain.training.recipe;

import java.math.BigInteger;

/** Limits that all forms of models share. */
final class Limits {

  private Limits() {}

  static void checkTokens(int vocabulary, int context) {
    Check.range("vocabulary", vocabulary, 2, ModelSpec.MAX_VOCABULARY);
    Check.range("context", context, 1, ModelSpec.MAX_CONTEXT);
  }

  static void checkParameters(BigInteger parameters) {
    if (parameters.compareTo(BigInteger.valueOf(ModelSpec.MAX_PARAMETERS)) > 0) {
      throw new InvalidFieldException(
          "",
          "the model would have "
              + Check.count(parameters)
              + " parameters, but at most "
              + Check.count(ModelSpec.MAX_PARAMETERS)
              + " are supported");
    }
  }
}
