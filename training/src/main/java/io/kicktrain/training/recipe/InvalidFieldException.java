package io.kicktrain.training.recipe;

/**
 * A record refused the value of one of its fields. The reader turns the field into a JSON pointer.
 */
final class InvalidFieldException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  /**
   * @param field the field's name, or a path below it such as {@code layers/3}; empty for the
   *     record as a whole
   * @param problem what is wrong and what is allowed
   */
  InvalidFieldException(String field, String problem) {
    super(field.isEmpty() ? problem : field + ": " + problem);
    this.field = field;
    this.problem = problem;
  }

  String field() {
    return field;
  }

  String problem() {
    return problem;
  }
}
