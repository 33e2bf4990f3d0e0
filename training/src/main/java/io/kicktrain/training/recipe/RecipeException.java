package io.kicktrain.training.recipe;

/** A recipe cannot be used. The message is meant for the person who wrote it. */
public final class RecipeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String problem;

  RecipeException(String pointer, String problem) {
    super((pointer.isEmpty() ? "the recipe" : pointer) + ": " + problem);
    this.pointer = pointer;
    this.problem = problem;
  }

  /** JSON pointer (RFC 6901) of the value at fault; empty for the document as a whole. */
  public String pointer() {
    return pointer;
  }

  /** What is wrong and what is allowed, without the pointer. */
  public String problem() {
    return problem;
  }
}
