package io.kicktrain.training.recipe;

/**
 * How a round's mean update changes the weights. Fields that a kind does not use are 0; the factory
 * methods leave them out, as recipes do.
 *
 * @param kind the rule
 * @param learningRate above 0, at most 10
 * @param momentum of Nesterov, or beta1 of AdamW: [0, 1)
 * @param beta2 of AdamW: [0, 1)
 * @param epsilon of AdamW: above 0, at most 1
 * @param weightDecay of AdamW: 0 to 10
 */
public record OuterOptimizerSpec(
    Kind kind,
    double learningRate,
    double momentum,
    double beta2,
    double epsilon,
    double weightDecay) {

  /** The rules. */
  public enum Kind {
    /** Plain gradient descent. */
    SGD,
    /** Nesterov momentum, as DiLoCo uses it. */
    NESTEROV,
    /** Adam with decoupled weight decay. */
    ADAMW
  }

  /** Checks the ranges of the fields the kind uses, and that the others are 0. */
  public OuterOptimizerSpec {
    Check.positive("learningRate", learningRate, 10);
    if (kind == Kind.SGD) {
      unused("momentum", momentum, kind);
    } else {
      Check.fraction(kind == Kind.ADAMW ? "beta1" : "momentum", momentum);
    }
    if (kind == Kind.ADAMW) {
      Check.fraction("beta2", beta2);
      Check.positive("epsilon", epsilon, 1);
      Check.range("weightDecay", weightDecay, 0.0, 10.0);
    } else {
      unused("beta2", beta2, kind);
      unused("epsilon", epsilon, kind);
      unused("weightDecay", weightDecay, kind);
    }
  }

  private static void unused(String field, double value, Kind kind) {
    if (value != 0) {
      throw new InvalidFieldException(field, "is not used by " + EnumNames.of(kind));
    }
  }

  /** Plain gradient descent. */
  public static OuterOptimizerSpec sgd(double learningRate) {
    return new OuterOptimizerSpec(Kind.SGD, learningRate, 0, 0, 0, 0);
  }

  /** Nesterov momentum. */
  public static OuterOptimizerSpec nesterov(double learningRate, double momentum) {
    return new OuterOptimizerSpec(Kind.NESTEROV, learningRate, momentum, 0, 0, 0);
  }

  /** Adam with decoupled weight decay. */
  public static OuterOptimizerSpec adamW(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    return new OuterOptimizerSpec(Kind.ADAMW, learningRate, beta1, beta2, epsilon, weightDecay);
  }
}
